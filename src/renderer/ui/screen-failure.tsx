import { Button } from './button.tsx';
import { EmptyState } from './empty-state.tsx';
import { AlertIcon } from './icons.tsx';

/** A screen that could not be opened: what happened and the way to try again. */
export function ScreenFailure({
  title,
  message,
  onRetry,
}: {
  title: string;
  message: string;
  onRetry: () => void;
}) {
  return (
    <div role="alert" className="grow">
      <EmptyState icon={<AlertIcon className="size-12" />} title={title}>
        <p className="mb-5">{message}</p>
        <Button variant="primary" onPress={onRetry}>
          Reintentar
        </Button>
      </EmptyState>
    </div>
  );
}
