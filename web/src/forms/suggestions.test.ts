import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Suggestion } from "../api/types";
import { offered, Suggestions } from "./suggestions.svelte";

const item = (label: string): Suggestion => ({
  concept: `skill:${label}`,
  kind: "skill",
  label,
  matched_label: label,
  matched_language: "bs",
  typos: 0,
});

describe("suggestions", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it("asks once, when typing rests", async () => {
    const load = vi.fn((typed: string) => Promise.resolve([item(typed)]));
    const suggestions = new Suggestions(load);
    for (const text of ["n", "nj", "nje", "njeg "]) suggestions.typed(text);
    expect(load).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(200);
    expect(load.mock.calls).toEqual([["njeg"]]);
    expect(suggestions.items).toEqual([item("njeg")]);
  });

  it("does not ask about a letter or a list, but about two Cyrillic letters", async () => {
    const load = vi.fn(() => Promise.resolve([]));
    const suggestions = new Suggestions(load);
    for (const text of ["", "n", "  n  ", "njega, rane", "a;b"]) {
      suggestions.typed(text);
      await vi.advanceTimersByTimeAsync(200);
    }
    expect(load).not.toHaveBeenCalled();
    suggestions.typed("ње");
    await vi.advanceTimersByTimeAsync(200);
    expect(load).toHaveBeenCalledOnce();
  });

  it("drops answers that were overtaken, and failures", async () => {
    const load = (typed: string) =>
      new Promise<Suggestion[]>((resolve, reject) => {
        if (typed === "bad") reject(new Error("no network"));
        setTimeout(() => resolve([item(typed)]), typed === "slow" ? 1000 : 10);
      });
    const suggestions = new Suggestions(load);
    suggestions.typed("slow");
    await vi.advanceTimersByTimeAsync(200);
    suggestions.typed("fast");
    await vi.advanceTimersByTimeAsync(2000);
    expect(suggestions.items).toEqual([item("fast")]);
    suggestions.typed("bad");
    await vi.advanceTimersByTimeAsync(200);
    expect(suggestions.items).toEqual([]);
    suggestions.typed("slow");
    await vi.advanceTimersByTimeAsync(200);
    suggestions.close();
    await vi.advanceTimersByTimeAsync(2000);
    expect(suggestions.items).toEqual([]);
  });

  it("forces no choice and goes round through the input", async () => {
    const suggestions = new Suggestions(() => Promise.resolve([item("a"), item("b")]));
    suggestions.typed("xy");
    await vi.advanceTimersByTimeAsync(200);
    expect(suggestions.reached).toBeUndefined();
    const walk = ([1, 1, 1, -1, -1] as const).map((step) => {
      suggestions.move(step);
      return suggestions.reached?.label;
    });
    expect(walk).toEqual(["a", "b", undefined, "b", "a"]);
  });
});

describe("offered", () => {
  const nurse = (matched_label: string, matched_language: string) => ({
    ...item("medicinski tehničar"),
    matched_label,
    matched_language,
  });

  it("keeps the words of somebody who writes in the language of the page", () => {
    const sister = { name: "medicinska sestra", beside: "medicinski tehničar" };
    expect(offered(nurse("medicinska sestra", "bs"), "bs")).toEqual(sister);
    expect(offered(nurse("medicinska sestra", "hr"), "bs")).toEqual(sister);
    expect(offered(item("zavarivač"), "bs")).toEqual({ name: "zavarivač" });
  });

  it("takes over a name of another language in the language of the page", () => {
    const found = offered(nurse("Krankenschwester", "de"), "bs");
    expect(found).toEqual({ name: "medicinski tehničar", beside: "Krankenschwester" });
  });
});
