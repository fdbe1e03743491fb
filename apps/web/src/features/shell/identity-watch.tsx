"use client";
import { useEffect } from "react";
import { readStored, writeStored } from "../../lib/stored.ts";
import { useMe } from "./me.tsx";

const key = "handrail-identity";

/** Pages of who was here before are loaded anew once somebody signs in or out in another tab (attack W3). Shows nothing. */
export function IdentityWatch() {
  const own = useMe()?.userId ?? "";
  useEffect(() => {
    const look = () => {
      const now = readStored(key);
      if (now !== null && now !== own) window.location.reload();
    };
    const onStorage = (event: StorageEvent) => {
      if (event.key === key) look();
    };
    const onShow = (event: PageTransitionEvent) => {
      if (event.persisted) look();
    };
    writeStored(key, own);
    window.addEventListener("storage", onStorage);
    window.addEventListener("pageshow", onShow);
    return () => {
      window.removeEventListener("storage", onStorage);
      window.removeEventListener("pageshow", onShow);
    };
  }, [own]);
  return null;
}
