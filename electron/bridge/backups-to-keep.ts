/** How many backups of a case are kept: the newest of each of the last ten hours and of each of the last fourteen days that have one. */
export const hoursKept = 10;
export const daysKept = 14;

/**
 * Which of a case's backups stay, newest first. Hours and days are counted by those that have a backup, so that a month away from a case
 * does not empty its history.
 * @param times ISO 8601 in UTC, in any order
 */
export function backupsToKeep(times: readonly string[]): readonly string[] {
  const newestFirst = [...times].sort().reverse();
  const hours = new Set<string>();
  const days = new Set<string>();
  return newestFirst.filter((time) => {
    const hour = time.slice(0, 13);
    const day = time.slice(0, 10);
    const newHour = !hours.has(hour) && hours.size < hoursKept;
    const newDay = !days.has(day) && days.size < daysKept;
    hours.add(hour);
    days.add(day);
    return newHour || newDay;
  });
}
