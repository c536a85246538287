import { apart } from '../../kernel/apart.ts'
import { accountAr, accountFailuresAr } from './ar/account.ts'
import { askedWordsFailuresAr, profileAr, termsAr } from './ar/asked-words.ts'
import { deviceAr } from './ar/device.ts'
import { errorAr } from './ar/error.ts'
import { failuresAr } from './ar/failures.ts'
import { invitationAr } from './ar/invitation.ts'
import { mfaAr, mfaFailuresAr } from './ar/mfa.ts'
import { pluralAr } from './ar/plural.ts'
import { recoveryAr } from './ar/recovery.ts'
import { refusedAr } from './ar/refused.ts'
import { signInLinkAr } from './ar/sign-in-link.ts'
import { signOutAr } from './ar/sign-out.ts'
import type { Texts } from './en.ts'

export const ar: Texts = {
  language: 'العربية',
  direction: 'rtl',

  frame: {
    languageLabel: 'اللغة',
    languageButton: 'تغيير اللغة',
    help: 'تعذّر تسجيل الدخول؟',
    reference: 'هل تحتاج إلى مساعدة؟ أعطِ هذا المرجع للدعم:',
    problem: 'هناك مشكلة',
    or: 'أو',
    backToSignIn: 'العودة إلى تسجيل الدخول',
    optional: 'اختياري',
    show: 'إظهار',
    hide: 'إخفاء',
    showPassword: 'إظهار كلمة المرور',
    hidePassword: 'إخفاء كلمة المرور',
    technical: 'التفاصيل التقنية',
    continuing: (app) => apart`للمتابعة إلى ${app}`,
  },

  signIn: {
    title: (app) => apart`تسجيل الدخول إلى ${app}`,
    identifier: 'البريد الإلكتروني أو اسم المستخدم',
    continue: 'متابعة',
    newHere: 'هل أنت جديد هنا؟',
    createAccount: 'إنشاء حساب',
    withPasskey: 'تسجيل الدخول بمفتاح مرور',
    passkeyFailed: 'لا يوجد مفتاح مرور لهذا الموقع على هذا الجهاز. استخدم هاتفك أو طريقة أخرى.',
    with: (provider) => apart`المتابعة باستخدام ${provider}`,
    noWayIn: 'لا توجد بعدُ طريقة لتسجيل الدخول إلى هذا التطبيق. على مالكه تفعيل واحدة.',
  },

  password: {
    title: 'أدخل كلمة المرور',
    account: 'الحساب',
    change: 'تغيير',
    changeName: 'تغيير الحساب',
    label: 'كلمة المرور',
    staySignedIn: 'إبقائي مسجّل الدخول',
    submit: 'تسجيل الدخول',
    emailCode: 'إرسال رمز إلى بريدي بدلًا من ذلك',
    onlyPasskey: 'يطلب هذا التطبيق مفتاح مرور. ارجع وسجّل الدخول بمفتاحك.',
    forgot: 'هل نسيت كلمة المرور؟',
  },

  code: {
    title: 'تفقّد بريدك الإلكتروني',
    sent: (address) => apart`إذا كان هناك حساب للعنوان ${address}، فقد أرسلنا إليه رمزًا.`,
    label: 'رمز من 6 أرقام',
    hint: 'يصلح لمدة 10 دقائق.',
    submit: 'تسجيل الدخول',
    resend: 'إرسال رمز جديد',
    resent: 'أرسلنا رمزًا جديدًا. لم تعد الرموز السابقة صالحة.',
    usePassword: 'استخدام كلمة المرور بدلًا من ذلك',
  },

  company: {
    title: 'المتابعة مع مؤسستك',
    intro: (address) => apart`يسجّل ${address} الدخول بحساب مؤسسته.`,
  },

  signUp: {
    title: (app) => apart`إنشاء حسابك في ${app}`,
    email: 'البريد الإلكتروني',
    domains: (domains) => apart`استخدم عنوانًا لدى ${domains}.`,
    username: 'اسم المستخدم',
    name: 'الاسم الكامل',
    givenName: 'الاسم الأول',
    familyName: 'اسم العائلة',
    phoneNumber: 'رقم الهاتف',
    phoneHint: apart`مع رمز البلد، مثل ${'+44 20 7946 0000'}.`,
    password: 'كلمة المرور',
    termsApply: 'بإنشاء حساب فإنك توافق على',
    acceptTerms: 'أوافق على',
    terms: 'شروط الاستخدام',
    submit: 'إنشاء الحساب',
    withPasskey: 'استخدم مفتاح مرور بدلًا من ذلك',
    passkeyHint: 'عندها لا تحتاج إلى كلمة مرور. نؤكد عنوانك أولًا، ثم تنشئ مفتاح المرور.',
    passkeyTitle: 'أنشئ مفتاح المرور الخاص بك',
    passwordInstead: 'اختر كلمة مرور بدلًا من ذلك',
    haveAccount: 'هل لديك حساب؟',
    signIn: 'تسجيل الدخول',
    closed: 'لا يمكن لأحد إنشاء حساب هنا. اطلب دعوة.',
  },

  passwordRules: {
    length: (characters) =>
      pluralAr(characters, {
        zero: apart`استخدم ${characters} حرف على الأقل.`,
        one: 'استخدم حرفًا واحدًا على الأقل.',
        two: 'استخدم حرفين على الأقل.',
        few: apart`استخدم ${characters} أحرف على الأقل.`,
        many: apart`استخدم ${characters} حرفًا على الأقل.`,
        other: apart`استخدم ${characters} حرف على الأقل.`,
      }),
    fair: 'أدرج حرفًا صغيرًا وحرفًا كبيرًا ورقمًا.',
    three: 'أدرج ثلاثة مما يلي: حرف صغير، حرف كبير، رقم، رمز خاص.',
    noRepeats: 'لا تكرّر الحرف نفسه أكثر من مرتين متتاليتين.',
    noPersonal: 'لا تُدرج اسمك ولا بريدك الإلكتروني.',
    notCommon: 'ليست مما يجرّبه الجميع أولًا، ولا اسم هذه الخدمة أو عنوانك وحده.',
    notPast: (size) => (size === 1 ? 'ليست كلمة مرورك الأخيرة.' : apart`ليست من آخر كلمات مرورك، وعددها ${size}.`),
    met: (met, of) => apart`استُوفيت ${met} من القواعد وعددها ${of}`,
  },

  confirmEmail: {
    title: 'تفقّد بريدك الإلكتروني للمتابعة',
    sent: (address) => apart`أرسلنا رسالة إلى ${address}. أدخل هنا الرمز الوارد فيها.`,
    label: 'رمز من 6 أرقام',
    submit: 'تأكيد',
    nothing: 'ألم يصلك شيء؟ انظر في مجلد الرسائل غير المرغوب فيها أو تحقّق من العنوان.',
    change: 'استخدام عنوان آخر',
    resend: 'إرسال رمز جديد',
  },

  organization: {
    title: 'اختر مؤسسة',
    intro: 'أنت تنتمي إلى أكثر من مؤسسة. إلى أيّها تريد تسجيل الدخول؟',
    only: 'سجّل الدخول بصفتك عضوًا في هذه المؤسسة.',
    nameTitle: 'ما هي المؤسسة؟',
    name: 'اسم مؤسستك',
    nameHint: 'الاسم القصير، مثل acme. تجده في دعوتك، ويعرفه من دعاك.',
  },

  consent: {
    title: (app) => apart`هل تسمح لتطبيق ${app} باستخدام حسابك؟`,
    account: (name) => apart`مسجّل الدخول باسم ${name}`,
    publisher: (name) => apart`الناشر: ${name}`,
    another: 'استخدام حساب آخر',
    who: 'معرفة من أنت',
    read: 'قراءة',
    change: 'تغيير',
    stays: 'البقاء متصلًا',
    offline: 'يبقى متصلًا إلى أن تزيله، حتى عندما لا تستخدمه',
    profile: 'اسمك وصورتك',
    email: 'عنوان بريدك الإلكتروني',
    phone: 'رقم هاتفك',
    address: 'عنوانك البريدي',
    identity: 'أنك أنت',
    at: (api) => apart`لدى ${api}`,
    isNew: 'جديد',
    allow: 'سماح',
    deny: 'رفض',
    terms: 'الشروط',
    privacy: 'سياسة الخصوصية',
    legal: (app) => apart`ما يفعله ${app} بذلك شأنه الخاص:`,
    revoke: 'يمكنك تغيير ذلك في أي وقت في «حسابك»، تحت «التطبيقات المتصلة».',
    goesTo: (host) => apart`ستنتقل بعد ذلك إلى ${host}.`,
  },

  help: {
    title: 'تعذّر تسجيل الدخول؟',
    forgot: 'نسيت كلمة المرور',
    forgotHint: 'نرسل إليك بالبريد رابطًا لاختيار كلمة مرور جديدة.',
    code: 'إرسال رمز إلى بريدي بدلًا من ذلك',
    codeHint: 'إذا كنت تستطيع قراءة بريدك، فيمكنك تسجيل الدخول دون كلمة مرور.',
    authenticator: 'فقدت تطبيق المصادقة',
    authenticatorHint: 'بعد كلمة المرور، اختر «استخدام طريقة أخرى» وأدخل أحد رموز الاسترداد.',
    contact: 'الاتصال بالدعم',
    contactHint: 'أعطهم هذا المرجع:',
    noContact: 'اسأل القائمين على هذا التطبيق.',
  },

  invitation: invitationAr,

  recovery: recoveryAr,

  signInLink: signInLinkAr,

  device: deviceAr,

  terms: termsAr,
  profile: profileAr,

  mfa: mfaAr,

  account: accountAr,

  resetRequest: {
    title: 'هل نسيت كلمة المرور؟',
    intro: 'أدخل عنوان بريدك الإلكتروني. نرسل إليك رابطًا لاختيار كلمة مرور جديدة.',
    email: 'البريد الإلكتروني',
    submit: 'إرسال الرابط',
    sentTitle: 'تفقّد بريدك الإلكتروني',
    sent: 'إذا كان هناك حساب لهذا العنوان، فستصلك رسالة.',
    sentHint: 'قد يستغرق ذلك دقيقة. انظر أيضًا في مجلد الرسائل غير المرغوب فيها.',
    again: 'تجربة عنوان آخر',
  },

  reset: {
    title: 'اختر كلمة مرور جديدة',
    password: 'كلمة المرور الجديدة',
    submit: 'حفظ كلمة المرور',
    ends: 'سيُسجَّل خروجك من كل مكان آخر.',
    expired: 'كلمة مرورك قديمة أكثر مما تسمح به القواعد هنا. قبل المتابعة، اختر كلمة جديدة.',
    required: 'قبل المتابعة، اختر كلمة مرور جديدة. طلب ذلك من يتولون حسابك.',
    doneTitle: 'تغيّرت كلمة المرور',
    done: 'سجّل الدخول بكلمة المرور الجديدة. سُجّل خروجك من كل مكان آخر.',
  },

  verify: {
    title: 'تأكيد عنوان بريدك الإلكتروني',
    intro: 'اضغط الزر لتأكيد أن هذا العنوان لك.',
    submit: 'تأكيد عنواني',
    doneTitle: 'تم تأكيد عنوان بريدك الإلكتروني',
    done: 'يمكنك إغلاق هذه الصفحة.',
  },

  unlock: {
    title: 'فتح قفل حسابك',
    intro: 'جرّب أحدهم كلمات مرور خاطئة، فقُفل الحساب لبعض الوقت. اضغط الزر لفتحه الآن.',
    submit: 'فتح قفل حسابي',
    doneTitle: 'فُتح قفل حسابك',
    done: 'يمكنك تسجيل الدخول من جديد.',
  },

  link: {
    usedTitle: 'هذا الرابط لا يعمل',
    used: 'استُخدم من قبل، أو لم يعد صالحًا. يعمل كل رابط مرة واحدة.',
    supersededTitle: 'حلّ محله رابط أحدث',
    superseded: 'أُرسل رابط آخر بعده. افتح الرابط في أحدث رسالة.',
    expiredTitle: 'انتهت صلاحية هذا الرابط',
    expired: 'كان صالحًا لبعض الوقت فقط.',
    foreignTitle: 'افتح الرابط من بريدك الإلكتروني',
    foreign: 'لم يُفتح أي رابط في هذا المتصفح، أو مضى على ذلك وقت طويل. افتحه هنا مرة أخرى.',
    sendNew: 'إرسال رابط جديد',
    askNew: 'اطلب رابطًا جديدًا ممن أرسله.',
    sentTitle: 'تفقّد بريدك الإلكتروني',
    sent: 'أرسلنا رابطًا جديدًا إلى العنوان نفسه.',
  },

  refused: refusedAr,

  signOut: signOutAr,

  ended: {
    expiredTitle: 'استغرق هذا وقتًا طويلًا',
    expired: 'حفاظًا على أمانك تنتهي محاولة تسجيل الدخول بعد 30 دقيقة.',
    startAgain: 'البدء من جديد',
    unknownTitle: 'محاولة تسجيل الدخول هذه ليست مفتوحة هنا',
    unknown: 'بدأت في متصفح آخر أو انتهت منذ زمن. عُد إلى التطبيق وسجّل الدخول من هناك.',
    overTitle: 'اكتملت محاولة تسجيل الدخول هذه',
    over: 'عُد إلى التطبيق. لتسجيل الدخول إليه من جديد، ابدأ من هناك.',
    cookies: 'إذا تكرر هذا في كل مرة، فاسمح بملفات تعريف الارتباط لهذا الموقع.',
    signIn: 'تسجيل الدخول',
  },

  error: errorAr,

  failure: { ...failuresAr, ...mfaFailuresAr, ...accountFailuresAr, ...askedWordsFailuresAr },
}
