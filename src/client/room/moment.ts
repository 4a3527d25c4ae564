/** When something was seen, by the clock of the user, ready to be shown. */
export interface Moment {
  /** Hours and minutes, as in `09:41`. */
  readonly time: string;
  /** As in `Thu 26 Nov 2026`. */
  readonly day: string;
}

const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** A date in the time zone of this machine. In English like every word here, whatever the locale: the room is ASCII. */
export function momentOf(date: Date): Moment {
  const time = [date.getHours(), date.getMinutes()].map(twoDigits).join(':');
  const day = [DAYS[date.getDay()], twoDigits(date.getDate()), MONTHS[date.getMonth()], date.getFullYear()];
  return { time, day: day.join(' ') };
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0');
}
