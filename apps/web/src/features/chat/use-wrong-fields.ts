"use client";
import { useEffect, useRef, useState } from "react";

/** Which fields of a form were refused; the first of them takes the focus. */
export function useWrongFields() {
  const form = useRef<HTMLFormElement>(null);
  const [wrong, setWrong] = useState<readonly string[]>([]);
  useEffect(() => {
    if (wrong.length > 0) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [wrong]);
  return { form, wrong, setWrong };
}
