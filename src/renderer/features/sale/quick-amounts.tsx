import { formatPesos, type Cents } from '../../../shared/domain/money.ts';
import type { ActionId } from '../../keyboard/key-map.ts';
import { Button } from '../../ui/button.tsx';

const ACTIONS: readonly ActionId[] = ['quick-1', 'quick-2', 'quick-3', 'quick-4', 'quick-5'];

/** What customers hand over. Room for all five is kept, so that nothing moves when there are fewer. */
export function QuickAmounts({
  amounts,
  onTake,
}: {
  amounts: readonly Cents[];
  onTake: (amount: Cents) => void;
}) {
  return (
    <div
      role="group"
      aria-label="Cantidades sugeridas"
      className="grid min-h-20 grid-cols-3 content-start gap-2"
    >
      {amounts.map((amount, index) => {
        const action = ACTIONS[index];
        return (
          <Button
            key={amount}
            size="small"
            {...(action ? { action } : {})}
            onPress={() => onTake(amount)}
            className="justify-between!"
          >
            {formatPesos(amount).replace(/\.00$/, '')}
          </Button>
        );
      })}
    </div>
  );
}
