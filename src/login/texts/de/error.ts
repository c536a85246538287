import type { errorEn } from '../en/error.ts'

/** What no field can mend, in German. */
export const errorDe: typeof errorEn = {
  foreignTitle: 'Dieses Formular kam von einer anderen Seite',
  foreign: 'Es wurde nicht abgeschickt. Öffnen Sie die Seite neu und versuchen Sie es noch einmal.',
  busyTitle: 'Zu viele auf einmal',
  busy: 'Versuchen Sie es gleich noch einmal. Geändert wurde nichts.',
  maintainedTitle: 'Es wird gerade gewartet',
  maintained:
    'Versuchen Sie es in einer Minute noch einmal. Nichts ist verloren: Was Sie bis hierher getan haben, bleibt erhalten.',
  limitedTitle: 'Zu viele Versuche',
  limited: (minutes) =>
    minutes <= 1 ? 'Versuchen Sie es in 1 Minute noch einmal.' : `Versuchen Sie es in ${minutes} Minuten noch einmal.`,
  notFoundTitle: 'Diese Seite gibt es nicht',
  notFound: 'Vielleicht ist die Adresse unvollständig.',
  badTitle: 'Dieses Formular ist nicht lesbar',
  bad: 'Öffnen Sie die Seite neu und füllen Sie sie noch einmal aus.',
  internalTitle: 'Bei uns ist etwas kaputtgegangen',
  internal: 'Wir haben es vermerkt. Versuchen Sie es noch einmal; bleibt es dabei, sagen Sie es dem Support.',
  requestTitle: 'Die App hat etwas Falsches verlangt',
  request:
    'Gehen Sie zur App zurück und versuchen Sie es noch einmal. Bleibt es so, sagen Sie es denen, die sie betreiben.',
  upstream: (provider, answer) => `${provider} hat geantwortet: ${answer}`,
  upstreamOff: 'Dieser Weg zur Anmeldung steht hier nicht offen. Wählen Sie einen anderen.',
  upstreamNobody: (provider) => `${provider} kennt Sie, hier haben Sie aber kein Konto. Bitten Sie um eine Einladung.`,
  tryAgain: 'Noch einmal versuchen',
}
