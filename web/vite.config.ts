import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vitest/config";

// The API the development server passes requests on to.
const api = process.env.SPONA_API ?? "http://127.0.0.1:8080";

export default defineConfig({
  plugins: [svelte()],
  build: {
    target: "es2022",
    // A `data:` address would need its own exception in the content security policy.
    assetsInlineLimit: 0,
  },
  server: {
    proxy: { "/api": api, "/health": api },
  },
  test: {
    include: ["src/**/*.test.ts"],
  },
});
