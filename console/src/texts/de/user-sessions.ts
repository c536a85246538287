import type { Catalogue } from '../catalogue.ts'

export const userSessions: Catalogue = {
  'Active now': 'Gerade aktiv',
  '{name} acts as them': '{name} handelt in ihrem Namen',
  'Impossible travel': 'Unmögliche Reise',
  'New country': 'Neues Land',
  Sessions: 'Sitzungen',
  'code by text message': 'Code per SMS',
  'Revoke all sessions': 'Alle Sitzungen beenden',
  'Revoking…': 'Wird widerrufen …',
  'Revoking sessions…': 'Sitzungen werden beendet …',
  "Couldn't revoke the sessions.": 'Die Sitzungen konnten nicht beendet werden.',
  'Also delete refresh tokens and remembered browsers': 'Auch Refresh-Token und gemerkte Browser löschen',
  'Apps ask for a new sign-in, and browsers for the second factor.':
    'Apps verlangen eine neue Anmeldung und Browser den zweiten Faktor.',
  'Apps that stay signed in without a session go on, and remembered browsers ask for no second factor.':
    'Apps, die ohne Sitzung angemeldet bleiben, laufen weiter, und gemerkte Browser verlangen keinen zweiten Faktor.',
  'Existing access tokens stay valid until they expire (up to 15 min).':
    'Bestehende Zugriffstoken gelten, bis sie ablaufen (bis zu 15 Min.).',
  'They can sign in again at once. To keep them out, suspend them.':
    'Eine neue Anmeldung ist sofort möglich. Um sie zu verhindern, sperren Sie den Benutzer.',
  '{count} sessions rest until the account is active.': [
    '1 Sitzung ruht, bis das Konto wieder aktiv ist.',
    '{count} Sitzungen ruhen, bis das Konto wieder aktiv ist.',
  ],
  '{count} refresh tokens: those that need no session go on.': [
    '1 Refresh-Token: Es gilt weiter, wenn es keine Sitzung braucht.',
    '{count} Refresh-Tokens: Die keine Sitzung brauchen, gelten weiter.',
  ],
  '{count} refresh tokens rest until the account is active.': [
    '1 Refresh-Token ruht, bis das Konto wieder aktiv ist.',
    '{count} Refresh-Tokens ruhen, bis das Konto wieder aktiv ist.',
  ],
  '{count} API keys go on working.': ['1 API-Schlüssel gilt weiter.', '{count} API-Schlüssel gelten weiter.'],
  '{count} API keys are refused until the account is active.': [
    '1 API-Schlüssel wird abgewiesen, bis das Konto wieder aktiv ist.',
    '{count} API-Schlüssel werden abgewiesen, bis das Konto wieder aktiv ist.',
  ],
  'Revoking… {session}': 'Wird widerrufen … {session}',
  'Revoke {session}': 'Widerrufen: {session}',
  Revoke: 'Widerrufen',
  'Sessions, the last active one first': 'Sitzungen, die zuletzt aktive zuerst',
  'Active {active} · signed in {begun}': 'Aktiv {active} · angemeldet {begun}',
  'Signed in with': 'Angemeldet mit',
  Ends: 'Endet',
  '{end}, or {idleEnd} without activity': '{end}, ohne Aktivität {idleEnd}',
  '{end}, or {idleEnd} without activity; with the browser at the latest':
    '{end}, ohne Aktivität {idleEnd}; spätestens mit dem Browser',
  'Session ID': 'Sitzungs-ID',
  'session ID': 'Sitzungs-ID',
  Device: 'Gerät',
  Location: 'Ort',
  Apps: 'Apps',
  'No table of places knows this address.': 'Keine Ortstabelle kennt diese Adresse.',
  'Told from the IP address: a best guess.': 'Aus der IP-Adresse geschlossen, so gut es geht.',
  'Last activity': 'Letzte Aktivität',
  'Sessions are not shown to your role': 'Sitzungen werden Ihrer Rolle nicht angezeigt',
  'There is no session to revoke': 'Es gibt keine Sitzung zu beenden',
  'To revoke: {needs}': 'Zum Widerrufen: {needs}',
  "Couldn't load sessions.": 'Die Sitzungen konnten nicht geladen werden.',
  "Couldn't refresh sessions.": 'Die Sitzungen konnten nicht aktualisiert werden.',
  'Loading sessions…': 'Sitzungen werden geladen …',
  'Signed in nowhere': 'Nirgends angemeldet',
  'Every browser in which this user is signed in shows up here.':
    'Jeder Browser, in dem dieser Benutzer angemeldet ist, erscheint hier.',
  '{count} sessions shown · access tokens already issued can work up to 15 min more': [
    '1 Sitzung angezeigt · ausgestellte Zugriffstoken können noch bis zu 15 Min. wirken',
    '{count} Sitzungen angezeigt · ausgestellte Zugriffstoken können noch bis zu 15 Min. wirken',
  ],
  '{count} sessions active · access tokens already issued can work up to 15 min more': [
    '1 Sitzung aktiv · ausgestellte Zugriffstoken können noch bis zu 15 Min. wirken',
    '{count} Sitzungen aktiv · ausgestellte Zugriffstoken können noch bis zu 15 Min. wirken',
  ],
  'Show older sessions': 'Ältere Sitzungen anzeigen',
  "Couldn't revoke the session on {device}.": 'Die Sitzung auf {device} konnte nicht beendet werden.',
  'Session revoked.': 'Sitzung beendet.',
  'Revoke oldest': 'Älteste beenden',
  'No session is open.': 'Keine Sitzung ist offen.',
  'The oldest session was revoked: {device}.': 'Die älteste Sitzung wurde beendet: {device}.',
  "Couldn't revoke the oldest session.": 'Das Beenden der ältesten Sitzung ist fehlgeschlagen.',
  'All sessions were revoked.': 'Alle Sitzungen wurden beendet.',
  'Ended sessions': 'Beendete Sitzungen',
  'Show the last 90 days': 'Die letzten 90 Tage zeigen',
  Hide: 'Ausblenden',
  'Sessions that ran out by themselves leave no entry.':
    'Sitzungen, die von selbst abliefen, hinterlassen keinen Eintrag.',
  'Nobody ended a session in the last 90 days.': 'In den letzten 90 Tagen hat niemand eine Sitzung beendet.',
}
