/** The exact time in UTC, as tickets and AWS's logs write it. */
export function formatUtcMoment(date: Date): string {
  return `${date.toISOString().slice(0, 19).replace("T", " ")} UTC`;
}
