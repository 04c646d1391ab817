import { defineConfig } from 'vite';

// The build is served by Muster itself below /: hashed names under /assets, one page for every address. Nothing is
// written inline, so that a content security policy of 'self' holds.
export default defineConfig({
    base: '/',
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    build: {
        target: 'es2022',
        assetsInlineLimit: 0,
        modulePreload: { polyfill: false },
        cssCodeSplit: true,
        reportCompressedSize: false,
        manifest: true,
        chunkSizeWarningLimit: 1200,
    },
    server: { proxy: { '/api': 'http://127.0.0.1:8401' } },
    test: { include: ['tests/unit/**/*.test.ts'] },
} as Parameters<typeof defineConfig>[0]);
