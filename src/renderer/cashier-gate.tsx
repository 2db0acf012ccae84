import { Brand } from './brand.tsx';
import { useDuty } from './features/cashiers/duty-feed.ts';
import { FirstOwnerScreen } from './features/cashiers/first-owner-screen.tsx';
import { SignInScreen } from './features/cashiers/sign-in-screen.tsx';
import { StatusBar } from './features/status/status-bar.tsx';
import { ScreenSkeleton } from './ui/screen-skeleton.tsx';
import { useSession } from './use-session.ts';

/**
 * The screens while somebody is on duty; before that, who it is. What was on a screen is gone after a lock but for what
 * the main process keeps: the cart.
 */
export function CashierGate({ children }: { children: React.ReactNode }) {
  const duty = useDuty();
  // Asked for from the first moment on, so that the counter opens with it.
  const session = useSession().data;
  if (duty?.state === 'on-duty') return children;
  return (
    <div className="flex min-h-full flex-col lg:h-full">
      <header className="on-chrome flex min-h-12 items-center bg-chrome px-4 text-chrome-ink">
        <Brand />
      </header>
      <main className="flex min-h-0 grow flex-col overflow-y-auto">
        {(!duty || duty.state === 'unknown') && <ScreenSkeleton />}
        {duty?.state === 'no-owner' && <FirstOwnerScreen />}
        {duty?.state === 'locked' && <SignInScreen shopName={session?.settings.shopName} />}
      </main>
      <StatusBar />
    </div>
  );
}
