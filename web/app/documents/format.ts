/** Formats a time in a time zone: "21 Nov 2026", with `isPrecise` "21 Nov 2026, 09:14 UTC". */
export function formatMoment(at: string, timeZone: string, isPrecise: boolean): string {
  const day = { day: 'numeric', month: 'short', year: 'numeric' } as const;
  const time = { hour: '2-digit', minute: '2-digit', timeZoneName: 'short' } as const;
  return new Intl.DateTimeFormat('en-GB', { ...day, ...(isPrecise && time), timeZone }).format(new Date(at));
}
