import { useNavigation } from '@remix-run/react';

/** A thin line along the top while the next page is loading; quick pages never show it. */
export function NavigationProgress() {
  const { state } = useNavigation();
  if (state === 'idle') return null;
  return (
    <div role="progressbar" aria-label="Loading" className="fixed inset-x-0 top-0 z-50 h-0.5 overflow-hidden">
      <div className="h-full w-1/3 animate-slide bg-accent [animation-delay:150ms] [animation-fill-mode:backwards]" />
    </div>
  );
}
