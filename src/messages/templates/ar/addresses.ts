import { apart } from '../../../kernel/apart.ts'
import type { addressesEn } from '../en/addresses.ts'

export const addressesAr: typeof addressesEn = {
  'verify-email': ({ link, client }, { app }) => ({
    subject: apart`أكّد بريدك الإلكتروني لدى ${client ?? app}`,
    intro: [apart`أكّد أن هذا العنوان لك، حتى يتمكن ${client ?? app} من مراسلتك عليه.`],
    actions: [{ label: 'تأكيد البريد الإلكتروني', link }],
    outro: ['يعمل الرابط مرة واحدة.', 'إذا لم يكن هذا أنت، فتجاهل هذه الرسالة: لا يُؤكَّد شيء من دون الرابط.'],
  }),
  'email-change-confirm': ({ link, newAddress }, { app }) => ({
    subject: apart`أكّد بريدك الإلكتروني الجديد لدى ${app}`,
    intro: [apart`أكّد أن ${newAddress} سيصبح عنوان حسابك لدى ${app}، وعندها يسري التغيير.`],
    actions: [{ label: 'استخدام هذا العنوان', link }],
    outro: ['يعمل الرابط مرة واحدة.', 'إذا لم يكن هذا أنت، فتجاهل هذه الرسالة: لا يتغيّر شيء من دون الرابط.'],
  }),
  'email-change-notice': ({ undoLink, newAddress }, { app, time }) => ({
    subject: apart`بريدك الإلكتروني لدى ${app} على وشك التغيّر`,
    intro: [apart`في ${time} طلب أحدهم تغيير البريد الإلكتروني لحسابك لدى ${app} إلى ${newAddress}.`],
    actions: [{ label: 'لم يكن هذا أنا: إيقاف التغيير', link: undoLink }],
    outro: ['إذا كان هذا أنت، فليس عليك فعل شيء هنا.'],
  }),
  'email-changed': ({ undoLink, newAddress }, { app, time }) => ({
    subject: apart`تغيّر بريدك الإلكتروني لدى ${app}`,
    intro: [apart`في ${time} تغيّر البريد الإلكتروني لحسابك لدى ${app} إلى ${newAddress}.`],
    actions: [{ label: 'لم يكن هذا أنا: التراجع عن التغيير', link: undoLink }],
    outro: ['يعمل الرابط لمدة 24 ساعة. إذا كان هذا أنت، فليس عليك فعل شيء.'],
  }),
  'account-unlinked': ({ account }, { app, time }) => ({
    subject: apart`أُلغي ربط ${account} بحسابك لدى ${app}`,
    intro: [apart`في ${time} أُلغي ربط ${account} بحسابك لدى ${app}. لم يعد بإمكانك تسجيل الدخول بهذه الطريقة.`],
    outro: ['إذا لم يكن هذا أنت، فغيّر كلمة مرورك وأخبر الدعم.'],
  }),
  'identity-link': ({ link }, { app }) => ({
    subject: apart`ضم حساباتك لدى ${app}`,
    intro: [
      apart`يطلب منك دعم ${app} ضم حساب آخر لك إلى هذا الحساب، حتى تتمكن من تسجيل الدخول بأي منهما.`,
      'تسجّل الدخول إلى هذا الحساب، ثم إلى الآخر، وترى ما سيُضم قبل أن يحدث أي شيء.',
    ],
    actions: [{ label: 'ضم الحسابين', link }],
    outro: ['يعمل الرابط مرة واحدة، ولمدة 24 ساعة.', 'إذا لم تطلب ذلك، فتجاهل هذه الرسالة: لا يُضم شيء من دونك.'],
  }),
  'identity-linked': ({ account, other }, { app, time }) => ({
    subject: apart`ضُم حساباك لدى ${app}`,
    intro: [apart`في ${time} أصبح الحساب ${other} جزءًا من الحساب ${account} لدى ${app}. يمكنك تسجيل الدخول بأي منهما.`],
    outro: ['إذا لم يكن هذا أنت، فأخبر الدعم فورًا: من فعل ذلك تمكّن من الدخول إلى الحسابين.'],
  }),
}
