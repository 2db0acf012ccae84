/** `1 día`, `12 días` */
export function daysText(days: number): string {
  return days === 1 ? '1 día' : `${days} días`;
}
