import { expect, test as base } from "@playwright/test";

interface Watch {
  /** Statuses a test provokes; the browser logs them as errors, and they are none. */
  expectedStatuses: number[];
  watch: void;
}

/**
 * The test function of all specs: a test also fails if the page wrote an error to the console,
 * threw one, or asked any other host for anything.
 */
export const test = base.extend<Watch>({
  expectedStatuses: [[], { option: true }],
  watch: [
    async ({ page, baseURL, expectedStatuses }, use) => {
      const found: string[] = [];
      const own = new URL(baseURL ?? "").origin;
      page.on("console", (message) => {
        if (message.type() !== "error" && message.type() !== "warning") return;
        const expected = expectedStatuses.some((status) =>
          message.text().includes(`status of ${status}`),
        );
        if (!expected) found.push(`console: ${message.text()}`);
      });
      page.on("pageerror", (error) => found.push(`thrown: ${error.message}`));
      page.on("request", (request) => {
        if (new URL(request.url()).origin !== own) found.push(`request to ${request.url()}`);
      });
      await use();
      expect(found).toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };
