import { afterAll } from 'vitest';
import { removeFolders } from './folder.ts';
import './properties.ts';

// Registered before the hooks of the test file, so it runs after them.
afterAll(removeFolders);
