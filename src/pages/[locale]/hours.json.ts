import type { APIRoute } from 'astro';
import { formatTag, formatZone } from '../../i18n/format.ts';
import { stringsFor } from '../../i18n/strings.ts';
import { makeHoursFile } from '../../service-hours/hours-file.ts';
import { localePaths, siteData } from '../../site/site-data.ts';

export const getStaticPaths = localePaths;

/** When channels are open in the coming weeks, for the script that says so on pages. */
export const GET: APIRoute = async ({ params: { locale = '' } }) => {
  const { frame } = await siteData();
  const { words, status, by, there } = stringsFor(locale).contact;
  const file = makeHoursFile(frame.channels, frame.service.holidays, {
    lang: formatTag(locale),
    today: frame.today,
    words,
    wordsOf: ({ kind, hours }) => ({
      ...status[kind],
      // Who rings or chats gets an answer at once or none.
      ...(kind === 'phone' || kind === 'chat' ? {} : { by }),
      there: there(formatZone(hours.zone, locale, 'short')),
    }),
  });
  return new Response(JSON.stringify(file), { headers: { 'Content-Type': 'application/json; charset=utf-8' } });
};
