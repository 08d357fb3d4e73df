import { expect, it } from "vitest";
import { i18n } from "../../i18n/i18n.svelte";
import { wishTexts } from "./wishes";

it("says what both sides say", () => {
  i18n.locale = "en";
  expect(
    wishTexts({
      kind: "mode",
      parameters: { offered: ["short_visit", "remote_work"], accepted: [] },
    }),
  ).toEqual({ profile: "Short visit or Remote work", need: "any" });
  expect(
    wishTexts({
      kind: "start",
      parameters: { available_from: "2027-02-01", starts_on: null, closes_on: "2027-05-01" },
    }),
  ).toEqual({ profile: "from 1 February 2027", need: "open until 1 May 2027" });
  expect(wishTexts({ kind: "hours", parameters: { available: 20, asked: null } })).toEqual({
    profile: "20 hours a month",
    need: "not said",
  });
});
