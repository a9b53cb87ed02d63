#!/usr/bin/env node
import { fileURLToPath } from 'node:url';
import { installPackages, onRightNode, settingUp } from './setup.mjs';

// An answer of the command is 0 or 1, so what keeps it from running at all is 2.
await settingUp(2, async () => {
  await onRightNode(fileURLToPath(import.meta.url));
  await installPackages();
});
await import('../src/cli.ts');
