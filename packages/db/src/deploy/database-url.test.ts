import { describe, expect, test } from "vitest";
import { databaseName, describeUrl, driverUrl, loginName, withDatabase, withLogin } from "./database-url.ts";

const login = { role: "shop_app_login", password: "p/w:1@x" };

describe("withLogin", () => {
  test.each([
    [
      "postgresql://owner:secret@db.example:6543/shop?sslmode=require&application_name=a%20b",
      "postgresql://shop_app_login:p%2Fw%3A1%40x@db.example:6543/shop?sslmode=require&application_name=a%20b",
    ],
    ["postgres://owner@[::1]/shop", "postgres://shop_app_login:p%2Fw%3A1%40x@[::1]/shop"],
    ["postgresql://owner@db.example", "postgresql://shop_app_login:p%2Fw%3A1%40x@db.example/owner"],
    [
      "postgresql:///shop?host=/var/run/postgresql",
      "postgresql:///shop?host=%2Fvar%2Frun%2Fpostgresql&user=shop_app_login&password=p%2Fw%3A1%40x",
    ],
    [
      "postgresql://db.example/shop?user=owner&password=x",
      "postgresql://shop_app_login:p%2Fw%3A1%40x@db.example/shop",
    ],
  ])("%s", (url, expected) => {
    expect(withLogin(url, login)).toBe(expected);
  });
});

test("withDatabase keeps everything else", () => {
  expect(withDatabase("postgresql://o:s@h:1/a?sslmode=require", "b c")).toBe(
    "postgresql://o:s@h:1/b%20c?sslmode=require",
  );
});

test("reads names and describes without the password", () => {
  const url = "postgresql://o%40x:secret@h:1/shop%20two?sslmode=require";
  expect([databaseName(url), loginName(url), describeUrl(url)]).toEqual(["shop two", "o@x", "h:1/shop two"]);
  expect(describeUrl("postgresql:///shop?host=/run/pg")).toBe("/run/pg/shop");
});

test("driverUrl leaves out what only Prisma's engines read", () => {
  expect(driverUrl("postgresql://o@h/a?schema=public&sslmode=require&connection_limit=5")).toBe(
    "postgresql://o@h/a?sslmode=require",
  );
  expect(driverUrl("postgresql://o@h/a?options=-c%20x%3D1")).toBe("postgresql://o@h/a?options=-c%20x%3D1");
});
