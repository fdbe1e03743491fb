"use client";
import { useEffect, useState } from "react";
import { readStored, writeStored } from "../../lib/stored.ts";

const storageKey = "handrail:ring";
const tones = [880, 1_174];
const pauseMs = 4_000;

let audio: AudioContext | null = null;

/** Browsers let a page be heard only once somebody has clicked or typed in it: that is when it begins. */
function useUnlock() {
  useEffect(() => {
    const unlock = () => {
      audio ??= new AudioContext();
      void audio.resume();
    };
    window.addEventListener("pointerdown", unlock);
    window.addEventListener("keydown", unlock);
    return () => {
      window.removeEventListener("pointerdown", unlock);
      window.removeEventListener("keydown", unlock);
    };
  }, []);
}

function chime() {
  if (audio?.state !== "running") return;
  for (const [index, frequency] of tones.entries()) {
    const at = audio.currentTime + index * 0.18;
    const tone = audio.createOscillator();
    const volume = audio.createGain();
    tone.frequency.value = frequency;
    volume.gain.setValueAtTime(0.12, at);
    volume.gain.exponentialRampToValueAtTime(0.001, at + 0.35);
    tone.connect(volume).connect(audio.destination);
    tone.start(at);
    tone.stop(at + 0.4);
  }
}

const plain = (title: string) => title.replace(/^\(\d+\) /, "");

/** While something rings: a sound now and then, where wanted and allowed, and how many in the window's title. */
export function useRing(count: number) {
  const [isOn, setOn] = useState(true);
  useUnlock();
  useEffect(() => setOn(readStored(storageKey) !== "off"), []);
  useEffect(() => {
    if (count === 0) return;
    const mark = () => {
      const title = `(${count}) ${plain(document.title)}`;
      if (document.title !== title) document.title = title;
    };
    mark();
    const timer = window.setInterval(mark, 1_000);
    return () => {
      window.clearInterval(timer);
      document.title = plain(document.title);
    };
  }, [count]);
  useEffect(() => {
    if (count === 0 || !isOn) return;
    chime();
    const timer = window.setInterval(chime, pauseMs);
    return () => window.clearInterval(timer);
  }, [count, isOn]);
  const toggle = () => {
    writeStored(storageKey, isOn ? "off" : null);
    setOn(!isOn);
  };
  return { isOn, toggle };
}
