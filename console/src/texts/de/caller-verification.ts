import type { Catalogue } from '../catalogue.ts'

export const callerVerification: Catalogue = {
  'ID document': 'Ausweis',
  Manager: 'Vorgesetzte Person',
  'In person': 'Persönlich',
  'Video call': 'Videoanruf',
  'Verified by a code by e-mail on {time}, valid until {until}.':
    'Am {time} durch einen Code per E-Mail bestätigt, gültig bis {until}.',
  'Verified by their authenticator on {time}, valid until {until}.':
    'Am {time} durch die Authenticator-App bestätigt, gültig bis {until}.',
  'Verified by a prompt in their session on {time}, valid until {until}.':
    'Am {time} durch eine Frage in der Sitzung bestätigt, gültig bis {until}.',
  'Verified by other means ({how}) on {time}, valid until {until}.':
    'Am {time} auf anderem Weg bestätigt ({how}), gültig bis {until}.',
  "Couldn't find out how the caller can be verified.":
    'Es ließ sich nicht feststellen, wie die anrufende Person geprüft werden kann.',
  'Verify the caller': 'Anrufende Person prüfen',
  'required by policy': 'von den Regeln verlangt',
  'This channel was changed lately and does not count alone. Verify by another one too.':
    'Dieser Weg wurde erst kürzlich geändert und zählt nicht allein. Prüfen Sie auch auf einem anderen.',
  'Code by e-mail': 'Code per E-Mail',
  'Code to {address}': 'Code an {address}',
  'Authenticator code they read out': 'Vorgelesener Code der Authenticator-App',
  'Prompt in their session': 'Frage in einer Sitzung der Person',
  '{device}, active {time}': '{device}, aktiv {time}',
  'Another way': 'Anderer Weg',
  'Changed {time}: does not count alone': 'Geändert {time}: zählt nicht allein',
  'Signed in there or changed {time}: does not count alone': 'Dort angemeldet oder geändert {time}: zählt nicht allein',
  'ID document, manager, in person or video call': 'Ausweis, vorgesetzte Person, persönlich oder Videoanruf',
  'No verified e-mail address': 'Keine bestätigte E-Mail-Adresse',
  'None is set up': 'Keine eingerichtet',
  'The code could not be checked.': 'Der Code konnte nicht geprüft werden.',
  'Type the six digits first': 'Geben Sie zuerst die sechs Ziffern ein',
  'Checking…': 'Wird geprüft …',
  Check: 'Prüfen',
  "Couldn't send the code.": 'Der Code konnte nicht gesendet werden.',
  'Send code': 'Code senden',
  'Send another code': 'Anderen Code senden',
  'Sending…': 'Wird gesendet …',
  'Code they read back': 'Vorgelesener Code',
  "Couldn't send the prompt.": 'Die Frage konnte nicht gestellt werden.',
  'Send prompt': 'Frage stellen',
  'Send another prompt': 'Noch einmal fragen',
  'Read this number to them: {number}': 'Lesen Sie diese Zahl vor: {number}',
  'Read this number to them:': 'Lesen Sie diese Zahl vor:',
  'They choose it at the top of their account page. Ask them to open it in that browser, or to reload it:':
    'Gewählt wird sie oben auf der eigenen Kontoseite. Lassen Sie diese in jenem Browser öffnen oder neu laden:',
  'Waiting for their answer. The prompt ends {time}.': 'Es wird auf die Antwort gewartet. Die Frage endet {time}.',
  'They chose another number. Ask again only if they misheard you; otherwise treat the caller as a stranger.':
    'Es wurde eine andere Zahl gewählt. Fragen Sie nur noch einmal, wenn die Zahl falsch verstanden wurde; sonst gilt: Fremde Person am Telefon.',
  'On {time} they said in their session that they did not call. {agent} had asked. Somebody else may be calling.':
    'Am {time} wurde in der Sitzung geantwortet: nicht angerufen. Gefragt hatte {agent}. Vielleicht ruft jemand anderes an.',
  'Code of their authenticator': 'Code der Authenticator-App',
  "Couldn't record it.": 'Es konnte nicht festgehalten werden.',
  How: 'Wie',
  'What you checked': 'Was Sie geprüft haben',
  'Passport matches': 'Reisepass stimmt überein',
  'Say what you checked first': 'Sagen Sie zuerst, was Sie geprüft haben',
  'Recording…': 'Wird festgehalten …',
  Record: 'Festhalten',
  'Code sent to verify the caller': 'Code zur Prüfung der anrufenden Person gesendet',
  'Prompt sent to verify the caller': 'Frage zur Prüfung der anrufenden Person gestellt',
  'Said that they did not call': 'Sagte, nicht angerufen zu haben',
  'Caller verified': 'Anrufende Person geprüft',
  'Wrong answer from the caller': 'Falsche Antwort der anrufenden Person',
  'Reset MFA…': 'MFA zurücksetzen …',
  'Verify caller': 'Anrufende Person prüfen',
  'It counts for 15 minutes, for what you do yourself, and is kept with it in the audit log.':
    'Es zählt 15 Minuten lang für das, was Sie selbst tun, und wird damit im Audit-Log festgehalten.',
  'Verify the caller first': 'Prüfen Sie zuerst die anrufende Person',
}
