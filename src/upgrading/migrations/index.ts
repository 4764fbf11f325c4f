import type { Migration } from '../migration.ts';
import { channelsBesideHolidays } from './0002-channels-beside-holidays.ts';
import { mediaFolder } from './0003-media-folder.ts';

/** In the order of their versions. The last one's is `contentVersion` of src/knowledge/content-version.ts. */
export const migrations: readonly Migration[] = [channelsBesideHolidays, mediaFolder];
