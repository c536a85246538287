import { apart } from '../../../kernel/apart.ts'
import type { signInEn } from '../en/sign-in.ts'

export const signInAr: typeof signInEn = {
  'sign-in-code': ({ code, link, place }, { app, time }) => ({
    subject: apart`رمز تسجيل دخولك إلى ${app}`,
    intro: [apart`أدخل هذا الرمز لتسجيل الدخول إلى ${app}.`],
    code,
    ...(link === null ? {} : { actions: [{ label: 'أو سجّل الدخول بهذا الرابط', link }] }),
    outro: [kept, asked(time, place), notYou.code],
  }),
  'sign-in-link': ({ link, place }, { app, time }) => ({
    subject: apart`رابط تسجيل دخولك إلى ${app}`,
    intro: [apart`افتح هذا الرابط وأكّد هناك لتسجيل الدخول إلى ${app}.`],
    actions: [{ label: apart`تسجيل الدخول إلى ${app}`, link }],
    outro: ['يعمل الرابط مرة واحدة، لمدة 10 دقائق.', asked(time, place), notYou.link],
  }),
  'second-factor-code': ({ code, place }, { app, time }) => ({
    subject: apart`رمز التأكيد لدى ${app}`,
    intro: [apart`أدخل هذا الرمز لتأكيد أنك أنت من يسجّل الدخول إلى ${app}.`],
    code,
    outro: [kept, asked(time, place), notYou.second],
  }),
  'account-locked': ({ until, unlockLink }, { app, formatTime }) => ({
    subject: apart`أُوقف تسجيل الدخول إلى حسابك لدى ${app} مؤقتًا`,
    intro: [
      apart`جرّب أحدهم كلمات مرور خاطئة كثيرة. لحماية حسابك، أُوقف تسجيل الدخول بكلمة المرور حتى ${formatTime(until)}.`,
      'حيث سجّلت الدخول من قبل، لا يزال بإمكانك ذلك.',
    ],
    actions: [{ label: 'كان هذا أنا: تسجيل الدخول الآن', link: unlockLink }],
    outro: ['إذا لم يكن هذا أنت، فليس عليك فعل شيء: لم يخمّن أحد كلمة مرورك.'],
  }),
  'second-factor-locked': ({ until }, { app, time, formatTime }) => ({
    subject: apart`ربما يعرف أحدهم كلمة مرورك لدى ${app}`,
    intro: [
      apart`في ${time} أدخل أحدهم كلمة مرورك الصحيحة ثم رموزًا خاطئة كثيرة. تُرفض الرموز حتى ${formatTime(until)}.`,
    ],
    outro: ['إذا لم يكن هذا أنت، فغيّر كلمة مرورك.'],
  }),
  'account-suspended': (_, { app, time }) => ({
    subject: apart`أُوقف حسابك لدى ${app}`,
    intro: [apart`في ${time} أُوقف حسابك لدى ${app}. لم يعد بإمكانك تسجيل الدخول.`],
    outro: ['إذا كنت ترى أن هذا خطأ، فتواصل مع الدعم.'],
  }),
  'data-downloaded': (_, { app, time }) => ({
    subject: apart`نُزّلت بيانات حسابك لدى ${app}`,
    intro: [apart`في ${time} نُزّل من حسابك ملف يضم كل ما يعرفه ${app} عنك.`],
    outro: ['إذا لم يكن هذا أنت، فغيّر كلمة مرورك وسجّل خروجك من كل مكان آخر وتواصل مع الدعم.'],
  }),
  'account-deleted': (_, { app, time }) => ({
    subject: apart`حُذف حسابك لدى ${app}`,
    intro: [apart`في ${time} حُذف حسابك لدى ${app} من صفحة حسابك. لا يمكن استعادته.`],
    outro: ['إذا لم يكن هذا أنت، فتواصل مع الدعم.'],
  }),
  'new-device': ({ link, place }, { app, time }) => ({
    subject: apart`استُخدم حسابك لدى ${app} على جهاز جديد`,
    intro: [
      place === null
        ? apart`في ${time} سُجّل الدخول إلى حسابك لدى ${app} في متصفح لم يُستخدم له من قبل.`
        : `${apart`في ${time} سُجّل الدخول إلى حسابك لدى ${app} في متصفح لم يُستخدم له من قبل:`} ${place}.`,
      'إذا كان هذا أنت، فليس عليك فعل شيء.',
    ],
    actions: [{ label: 'عرض نشاطك', link }],
    outro: [
      'إذا لم يكن هذا أنت، فقل ذلك هناك: يُسجَّل خروج كل من سواك فورًا، وتختار كلمة مرور جديدة.',
      'إذا لم تعد تستطيع تسجيل الدخول، فاطلب كلمة مرور جديدة من صفحة تسجيل الدخول، أو تواصل مع الدعم.',
    ],
  }),
  'tokens-misused': ({ client }, { app, time }) => ({
    subject: apart`سُجّل خروجك من ${client}`,
    intro: [
      apart`في ${time} استخدم أحدهم مفتاحًا قديمًا لحسابك لدى ${app} سبق أن استبدله ${client}. ربما نُسخ المفتاح، لذلك أنهينا هذا الوصول.`,
    ],
    outro: [apart`سجّل الدخول إلى ${client} من جديد. إذا رأيت شيئًا لا تعرفه، فغيّر كلمة مرورك.`],
  }),
}

const kept = 'يعمل الرمز لمدة 10 دقائق. لن يطلبه منك أحد منا أبدًا.'

/** A place is told in Arabic around Latin names, so it is not set apart: its words run from right to left as well. */
function asked(time: string, place: string | null): string {
  return place === null ? apart`طُلب في ${time}.` : `${apart`طُلب في ${time} من`} ${place}.`
}

const notYou = {
  code: 'إذا لم يكن هذا أنت، فتجاهل هذه الرسالة ولا تعطِ الرمز لأحد.',
  link: 'إذا لم يكن هذا أنت، فتجاهل هذه الرسالة ولا تعطِ الرابط لأحد.',
  second: 'إذا لم يكن هذا أنت، فهناك من يعرف كلمة مرورك: غيّرها، ولا تعطِ الرمز لأحد.',
}
