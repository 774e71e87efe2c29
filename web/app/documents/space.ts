type Usage = { bytesUsed: number; bytesReserved: number; bytesQuota: number };

const nearlyFull = 0.9;

/** How full an account is: percentages to draw, the bytes that are left, and whether to warn. */
export function spaceOf({ bytesUsed, bytesReserved, bytesQuota }: Usage) {
  const hundredths = (bytes: number) => (bytesQuota > 0 ? (bytes / bytesQuota) * 100 : 100);
  const used = Math.min(100, hundredths(bytesUsed));
  const reserved = Math.min(100 - used, hundredths(bytesReserved));
  const bytesLeft = Math.max(0, bytesQuota - bytesUsed - bytesReserved);
  return { used, reserved, bytesLeft, isTight: used + reserved >= nearlyFull * 100 };
}
