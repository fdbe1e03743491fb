import { readStored, writeStored } from "../../lib/stored.ts";

const key = "handrail-chat-alerts";

/** Whether the person has asked on this device to be told of answers. */
export const alertsAreOn = () => readStored(key) !== null;

let sound: AudioContext | null = null;

/** Two short notes; a browser that allows none stays silent. */
function ring() {
  try {
    sound ??= new AudioContext();
    const { currentTime: now, destination } = sound;
    for (const [index, frequency] of [660, 880].entries()) {
      const note = sound.createOscillator();
      const volume = sound.createGain();
      const from = now + index * 0.12;
      note.frequency.value = frequency;
      volume.gain.setValueAtTime(0.08, from);
      volume.gain.exponentialRampToValueAtTime(0.0001, from + 0.25);
      note.connect(volume).connect(destination);
      note.start(from);
      note.stop(from + 0.25);
    }
  } catch {
    sound = null;
  }
}

/** Asked for by a click, never on load. Resolves to whether the browser also shows notifications. */
export async function turnAlertsOn(): Promise<boolean> {
  writeStored(key, "1");
  ring();
  if (!("Notification" in window)) return false;
  return (await Notification.requestPermission()) === "granted";
}

export const turnAlertsOff = () => writeStored(key, null);

/** Tells of an answer that is not before the reader's eyes; what was said stays out of it. */
export function alertOf(title: string, conversationId: string): void {
  if (!alertsAreOn()) return;
  ring();
  if (!("Notification" in window) || Notification.permission !== "granted") return;
  try {
    new Notification(title, { tag: conversationId }).onclick = () => window.focus();
  } catch {
    return;
  }
}
