import { createContext, useContext } from "react";

let isGuest = false;

/** Says whose requests this page makes: those of somebody who came by a mailed link, whoever else is signed in here. */
export function setGuestMode(value: boolean): void {
  isGuest = value;
}

/** What requests carry while the page is a guest's. */
export const guestHeaders = (): Record<string, string> => (isGuest ? { "x-handrail-guest": "1" } : {});

/** Where a guest's tickets are; null on everybody else's pages. */
export type Guest = { name: string };
export const GuestContext = createContext<Guest | null>(null);
export const useGuest = () => useContext(GuestContext);
