import { describe, expect, test } from "vitest";
import { parseServerEnv, parseWebEnv, SettingsError, toEnvironment } from "./index.ts";
import type { Source } from "./parse.ts";

const messageOf = (source: Source) => {
  try {
    parseServerEnv(source, "/srv");
  } catch (error) {
    if (error instanceof SettingsError) return error.message;
    throw error;
  }
  return "";
};

test("nothing set is the embedded default", () => {
  expect(parseServerEnv({}, "/srv/handrail")).toMatchObject({
    port: 3000,
    host: "127.0.0.1",
    publicUrl: "http://localhost:3000",
    dataDir: "/srv/handrail/.handrail",
    isDatabaseEmbedded: true,
    isRealtimeEmbedded: true,
    withDemo: true,
  });
});

test("a database of one's own gets no demo unless asked for", () => {
  const DATABASE_URL = "postgresql://owner:pw@db/handrail";
  expect(parseServerEnv({ DATABASE_URL }, "/srv").withDemo).toBe(false);
  expect(parseServerEnv({ DATABASE_URL, DEMO: "true" }, "/srv").withDemo).toBe(true);
});

test("an empty value counts as not set", () => {
  expect(parseServerEnv({ PORT: "", DATABASE_URL: " " }, "/srv").port).toBe(3000);
});

describe("a wrong setting is named with what was given and what is allowed", () => {
  test.each([
    [{ PORT: "99999" }, /^PORT: "99999" is not allowed\. Allowed: a port: a whole number from 1 to 65535\.$/],
    [{ PORT: "three" }, /^PORT: "three" is not allowed/],
    [{ PUBLIC_URL: "support.example.com" }, /^PUBLIC_URL: "support\.example\.com" is not allowed/],
    [{ PUBLIC_URL: "ftp://a.example" }, /^PUBLIC_URL/],
    [{ DEMO: "yes" }, /^DEMO: "yes" is not allowed\. Allowed: true or false\.$/],
    [{ DATABASE_URL: "mysql://a/b" }, /^DATABASE_URL: the value given \(not shown\) is not allowed/],
    [{ AUTH_SECRET: "short" }, /^AUTH_SECRET: the value given \(not shown\).*32 characters/],
    [{ SMTP_URL: "smtp.example.com" }, /^SMTP_URL/],
    [{ MAIL_FROM: "nobody" }, /^MAIL_FROM: "nobody"/],
    [{ TRUSTED_PROXIES: "-1" }, /^TRUSTED_PROXIES: "-1"/],
    [{ LOG_LEVEL: "loud" }, /info, error or silent/],
  ])("%j", (source, expected) => {
    expect(messageOf(source)).toMatch(expected);
  });
});

describe("a missing setting is named with why it is needed", () => {
  test.each([
    [{ PUSHER_KEY: "k" }, /PUSHER_APP_ID is missing: it goes with PUSHER_KEY\./],
    [{ GITHUB_CLIENT_ID: "id" }, /GITHUB_CLIENT_SECRET is missing: it goes with GITHUB_CLIENT_ID\./],
    [{ PUSHER_HOST: "rt.example" }, /PUSHER_KEY is missing: PUSHER_HOST is set and needs it\./],
    [{ APP_DATABASE_URL: "postgresql://app@db/h" }, /DATABASE_URL is missing/],
  ])("%j", (source, expected) => {
    expect(messageOf(source)).toMatch(expected);
  });
  test("all at once", () => {
    expect(messageOf({ PORT: "0", DEMO: "1" }).split("\n")).toHaveLength(2);
  });
});

describe("what the start hands to the web process", () => {
  const runtime = {
    APP_DATABASE_URL: "postgresql://app:pw@127.0.0.1:5/handrail",
    AUTH_SECRET: "x".repeat(40),
    PUSHER_APP_ID: "1",
    PUSHER_KEY: "key",
    PUSHER_SECRET: "secret",
  };
  const embedded = { ...runtime, PUSHER_HOST: "127.0.0.1", PUSHER_PORT: "6001", PUSHER_PROXY: "true" };

  test("embedded realtime is reached through the web server", () => {
    const web = parseWebEnv(toEnvironment(parseServerEnv({}, "/srv"), embedded));
    expect(web.pusher).toMatchObject({ host: "127.0.0.1", port: 6001, useTLS: false });
    expect(web.realtime).toEqual({ proxied: true, origin: null, browser: { key: "key" } });
    expect(web.mail.folder).toBe("/srv/.handrail/mail");
  });

  test("hosted Pusher is reached directly", () => {
    const web = parseWebEnv({ ...runtime, PUSHER_CLUSTER: "eu" });
    expect(web.pusher).toMatchObject({ host: "api-eu.pusher.com", port: 443, useTLS: true });
    expect(web.realtime).toEqual({
      proxied: false,
      origin: "wss://ws-eu.pusher.com",
      browser: { key: "key", cluster: "eu" },
    });
  });

  test("a web process alone names what it misses", () => {
    expect(() => parseWebEnv({ PORT: "1" })).toThrow(/APP_DATABASE_URL is missing.*\nAUTH_SECRET is missing/);
  });
});
