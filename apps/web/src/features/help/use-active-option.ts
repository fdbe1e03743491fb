"use client";
import { type KeyboardEvent, useEffect, useState } from "react";

/** Arrow keys move through the options below a search field while the focus stays in the field. */
export function useActiveOption(count: number, choose: (index: number) => void) {
  const [active, setActive] = useState(-1);
  useEffect(() => setActive((index) => (index < count ? index : -1)), [count]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || count === 0) return;
    if (event.key === "ArrowDown") setActive((index) => (index + 1) % count);
    else if (event.key === "ArrowUp") setActive((index) => (index <= 0 ? count - 1 : index - 1));
    else if (event.key === "Enter" && active >= 0) choose(active);
    else return;
    event.preventDefault();
  };
  return { active, setActive, onKeyDown };
}
