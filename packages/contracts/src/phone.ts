import { parsePhoneNumberFromString } from "libphonenumber-js/min";

/** PURE. A number as somebody typed it, with its country code, in the one stored form (E.164); null where it is none. */
export function readPhone(typed: string): string | null {
  const international = typed.trim().replace(/^00/, "+");
  const number = parsePhoneNumberFromString(international, { extract: false });
  return number?.isValid() && !number.ext ? number.number : null;
}

/** PURE. A stored number as people write it: `+34 612 34 56 78`. */
export const showPhone = (phone: string): string =>
  parsePhoneNumberFromString(phone)?.formatInternational() ?? phone;
