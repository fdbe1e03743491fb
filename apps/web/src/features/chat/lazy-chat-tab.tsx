"use client";
import { lazy } from "react";

/** The chat, whose code comes when somebody opens it. */
export const ChatTab = lazy(async () => ({ default: (await import("./chat-tab.tsx")).ChatTab }));
