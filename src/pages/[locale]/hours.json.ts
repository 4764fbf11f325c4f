import type { APIRoute } from 'astro';
import { formatTag, formatZone } from '../../i18n/format.ts';
import { stringsFor } from '../../i18n/strings.ts';
import { makeHoursFile } from '../../service-hours/hours-file.ts';
import { promiseOf, takesMessages } from '../../site/shown-channels.ts';
import { localePaths, siteData } from '../../site/site-data.ts';

export const getStaticPaths = localePaths;

/** When channels are open in the coming weeks, for the script that says so on pages. */
export const GET: APIRoute = async ({ params: { locale = '' } }) => {
  const { frame } = await siteData();
  const { contact } = stringsFor(locale);
  const { words, status, by, there, onceOpen } = contact;
  const file = makeHoursFile(frame.channels, frame.service.holidays, {
    lang: formatTag(locale),
    today: frame.today,
    words,
    wordsOf: (channel) => ({
      ...status[channel.kind],
      by: takesMessages(channel) ? by : onceOpen(promiseOf(channel, contact)),
      there: there(formatZone(channel.hours.zone, locale, 'short')),
    }),
  });
  return new Response(JSON.stringify(file), { headers: { 'Content-Type': 'application/json; charset=utf-8' } });
};
