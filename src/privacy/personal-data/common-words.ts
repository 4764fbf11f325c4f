/** Words of everyday questions: after “this is” or a messenger's name they are neither a name nor an account. */
const commonWords = new Set(
  (
    'a about access account actually after again all also always am an and android another any app apple are as asap at ' +
    'audio back bad be because been before being better black blank blue book bot bought broken browser bug busy but ' +
    'button buy by call can cannot cant card cert certificate chat check chinese chrome class clear client close club code ' +
    'contact correct could coupon course courses crash crashes cut data day days dead did different do does done dont down ' +
    'download due duplicate edge email empty english enough error every exam expired export fail failed fails false fee ' +
    'file final fine for found free from full get gets good got great group guest had has have he hello help her here hi ' +
    'hidden his home how i id if im in incorrect info install instead invalid invite invoice ios ipad iphone is issue it its join ' +
    'just key know last late later left lesson let like line link list live locked login lost mac mail main me member ' +
    'membership message mini minor miss month much my name need never new next no none not nothing notification now number ' +
    'of off official ok old on once one online only open opens option or order other our out over own page paid parent ' +
    'password pay payment pc phone photo play please pro problem profile purchase put qr question quite read ready real ' +
    'really refund reply reset right safari same save scan screen server service set settings she should show shown shows sign ' +
    'since site slow so some soon sorry spelled spelt still stop stuck student students such support sure system tablet ' +
    'teacher test text than thanks that the their them then there these they this ticket till time to today tomorrow too ' +
    'top true twice two under until up update urgent us use user using very via video vip wait want was watch way we web ' +
    'website wechat week weird well were what when where which while white who whole why wifi will windows with without ' +
    'wont word work works would written wrong year yes yet you your'
  ).split(' '),
);

/** Endings of words too many to list: nationalities, days and, in lower case, verbs and adjectives. Pinyin syllables end in -ing, too. */
const capitalEnding = /..(?:ese|ish|day)$/;
const ordinaryEnding = /(?:.[^mqjlpxydbt]ing|.ed|..able|..ible|..ful|..less|..ous|..tion|..ally|..ese|..ish|..day)$/;

export function isListedWord(word: string): boolean {
  return commonWords.has(word.replace(/'/g, ''));
}

/** Whether it is an everyday word or has the ending of one. */
export function isCommonWord(word: string, isCapitalised = false): boolean {
  if (isListedWord(word)) return true;
  if (isCapitalised) return capitalEnding.test(word);
  return ordinaryEnding.test(word) || (word.endsWith('ing') && isListedWord(word.slice(0, -3)));
}
