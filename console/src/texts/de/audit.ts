import type { Catalogue } from '../catalogue.ts'

export const audit: Catalogue = {
  'Search events': 'Ereignisse suchen',
  'What happened, or an IP address': 'Was geschah, oder eine IP-Adresse',
  'Event ID': 'Ereignis-ID',
  'Export this view': 'Diese Ansicht exportieren',
  "Couldn't export the events.": 'Die Ereignisse konnten nicht exportiert werden.',
  'There is nothing to export': 'Es gibt nichts zu exportieren',
  'authenticator app': 'Authenticator-App',
  'security key': 'Sicherheitsschlüssel',
  'recovery codes': 'Wiederherstellungscodes',
  'not set': 'nicht gesetzt',
  'by {name} from {ip}': 'von {name} über {ip}',
  'by {name}': 'von {name}',
  Details: 'Einzelheiten',
  browser: 'Browser',
  event: 'Ereignis',
  'Events are not shown to your role': 'Ereignisse werden Ihrer Rolle nicht angezeigt',
  'To see all events: {needs}. An owner can give it to you.':
    'Um alle Ereignisse zu sehen: {needs}. Ein Inhaber kann sie Ihnen geben.',
  '{needs}. An owner can give it to you.': '{needs}. Ein Inhaber kann sie Ihnen geben.',
  Events: 'Ereignisse',
  "Couldn't load events.": 'Die Ereignisse konnten nicht geladen werden.',
  'Loading events…': 'Ereignisse werden geladen …',
  'Nothing has happened yet': 'Noch ist nichts geschehen',
  'Changes to this user and what they do show up here.':
    'Änderungen an diesem Benutzer und was er tut, erscheinen hier.',
  'Loading…': 'Wird geladen …',
  'Show older events': 'Ältere Ereignisse anzeigen',
  'Recent events': 'Letzte Ereignisse',
  "Events couldn't be loaded just now.": 'Die Ereignisse konnten gerade nicht geladen werden.',
  'Nothing has happened yet.': 'Noch ist nichts geschehen.',
  '{time} by {name}': '{time} von {name}',
  'New sign-ins and refresh-token requests are blocked.':
    'Neue Anmeldungen und Anfragen mit Refresh-Token werden verhindert.',
  'Suspended by {name} on {day}.': 'Gesperrt von {name} am {day}.',
  'Suspended by {name} on {day}: {reason}.': 'Gesperrt von {name} am {day}: {reason}.',
}
