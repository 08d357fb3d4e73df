import { defineConfig } from "@playwright/test";

const baseURL = process.env.SPONA_URL;
if (!baseURL)
  throw new Error("SPONA_URL has to name the running server, as `cargo xtask test` does");

export default defineConfig({
  testDir: "specs",
  // The specs share one server, and each story builds on what it has saved before.
  workers: 1,
  timeout: 45_000,
  expect: { timeout: 10_000 },
  forbidOnly: true,
  reporter: [["list"]],
  use: {
    baseURL,
    browserName: "chromium",
    viewport: { width: 1280, height: 900 },
    screenshot: "only-on-failure",
    launchOptions: {
      // The browser of the system; none is downloaded.
      executablePath: process.env.SPONA_CHROMIUM ?? "/usr/bin/chromium",
      args: [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--disable-quic",
        "--no-first-run",
      ],
    },
  },
});
