// A digit rebuilt from the first k components, step by step, with what is still missing and how far that is.
//
// The pictures are made elsewhere (by a learner's own functions in a notebook): pictures holds the digit itself and then
// one rebuilt digit for each number in counts, 784 letters each, row by row, a grey from A (no ink) to _ (full ink).
// losses holds the distance to the digit that each of them leaves. While pictures is empty, an example is shown: a digit
// of the test set of MNIST (LeCun, Cortes; CC BY-SA 3.0) on components of 500 training digits of each kind.

import { chart, clamp, figure, headline, html, legend, pixels, readout, show, slider, write } from "../kit/kit.js";

const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const SIDE = 28;
const SIZE = SIDE * SIDE;

export const state = { step: 3, counts: "", losses: "", pictures: "" };

const EXAMPLE = { counts: "0 1 2 3 5 8 12 20 30 50 80 150 784", losses: "6.37 6.37 6.35 6.32 6.09 5.37 4.94 4.39 3.8 3.13 2.36 1.49 0" };

// Fourteen pictures with a point between two; !n! stands for n letters A.
const PACKED = [
  "!156!Rm7____-N!16!Vp7__2iVKm_h!14!i9__1pNB!3!ZvB!14!6_qNB!6!JC!15!r_X!24!J93D!24!j_l!25!l_c!25!48I!24!D7yLLLLC!20!R______zVC!18!Jtqhho0__pC!23!CNs_f!2",
  "4!H0_a!23!Q0_wD!19!BACi8_xN!18!DVek3_9fD!17!Bd-09_-xM!19!i___-yS!21!UpxVC!100!.!70!BBBBBB!18!BBCCDDEDDCB!15!BCDEGIKMMLJGECBB!10!BCDFHKOSVXXVSOJGDCB!8!",
  "BCDFINRVadffcZUOJGDCB!6!BBCFINSXbfhhhgdYSMIECB!6!BCDGLQWaefedeedaVOJFCB!6!BCEINTYccaYXZbbZVOJEC!7!BCFJOUZaYVTUWZaYTNIDB!7!BCFJPVZYVSSUXaZXRLHDB!7!BCGL",
  "RWYXUTVYbcaWQKGDB!7!BDGMSXYXWYbegfbUOKGDB!7!BDHNSWXXZdgiigaUOKGEB!7!BEINSVXYbfhihfZTPKGEB!7!BEJNRUVXacfgfdZUPKGDB!7!CFJNQSTUWZcdcbYTPKGDB!7!CGKNPQSTUX",
  "accaXTOJFDB!6!BDGLOQSTUWZcdcaXRMIECB!6!BCGLPSUXYbdffdZUPKGDCB!7!CFKPTXadfggeaVQLHECB!8!BDGLRWadffdZUPLHECB!10!BDGLQUXYXVRNJGECBB!11!BDFHKLMLKIGEDCBB!1",
  "3!BCDEEEEDDCCBB!15!BBBBBBBBBBB!38!.!70!BBBBBB!18!BBCCDDEDDCB!15!BCDEGIKLMLJGECBB!10!BCDEHKNRVWWVRNJFDCB!8!BCDFIMRVZdeecYTOJGDCB!6!BBCFIMRWaeghhfcYSMHE",
  "CB!6!BCDGKQVadeedeedZUOJFCB!6!BCEINSYbcaYYZbbZUOIEC!7!BCFIOUYaXUTUXaaYTMHDB!7!BCFJPVYXUSSVXaZXRLGDB!7!BCFKQWYWUTWYccaVPJGDB!7!BDGLRWXWWYbfgfaUOJGDB!7!",
  "BDHMSWXXZdgjjgaTNJGDB!7!BDHMRVXYbfijhfZTOJGDB!7!BEIMQTVXadggfdYTOJGDB!7!BFIMPRTUWZcddbXTOJGDB!7!CFJMOQSTVYbcbaXSNJFDB!6!BCGKNPRTUXacdcaWQLHECB!6!BCGKO",
  "RUWYbdfecYTOJGDCB!7!CFJOSWZceggdZUPKHECB!8!BDGLQVadeecZUPKHECB!10!BDGLQUXYXVRNJGECBB!11!BDFHKLMLKIGEDCBB!13!BCDEEEEEDCCBB!15!BBBBBBBBBBB!38!.!70!BBBBB",
  "B!18!BBCCDDEDDCB!14!BBCDFHKMNNMKHFCBB!10!BCDFIMQUYaaYVQKGDCB!8!BCEGJOSXbgiifcWPJGDCB!6!BBDFINRWaegiiheZSMHECB!6!BCDGKOTYbcddeedZTNIECB!6!BCEGLQUYZYXYa",
  "cbXTNIEC!7!BCEHLQVXWVUWZaZVRLHDB!7!BCEHMRWXVUVYaaXUPKGDB!7!BCEINTWXWXacebXSNJFDB!7!BCFJOTWXYcfihdXRMIFDB!7!BCGKPTWXagjkhdXRMJGDB!7!BDGKOSUXbgiifcXRNJG",
  "DB!7!BEHLORTWadfebaXSOKGDB!7!BFILOQSVXZbaZYWTPKGDB!7!CGKNOQTUVXZZZZXTOJGDB!6!BDHLPRTVWXZaaaZXSNIFCB!6!BDHMRUXZacdedcZVPLGDCB!6!BCGLRWadfghgeaWQLHECB!8",
  "!BDINUZeghgeaVPLHECB!9!BCEHNSXZaYVRNJFDCB!11!BBDFHKLLKJHFDCBB!14!BCCDDDDCCCBB!17!BBBBBBBBB!39!.!70!BBBBBB!18!BBCCDEEEEDBB!14!BCDFHJMOPOMJGDCB!10!BBDEH",
  "KOSXacaXSMHECB!8!BBDEHLPUZehihdYRLHECB!7!BCDGJNSYdhiihfbVOJFDB!7!BCEGKQVbeeeeedaWQKGDB!7!BCEHMSYbbZYZaaYVPKFCB!7!BCEIOUZZXVWXYYWTNIEB!8!BCFJQWZYWVWYYX",
  "VRLHDB!8!BDGLSXZXWYacaXTOKGDB!8!CEINTXYYbeggcXSNJGDB!8!CFJOUWXafikhdXRNJGDB!7!BDGLPTWXchjjfbWSOJGDB!7!BEIMQTVXbfhfcZWSOJFDB!7!CGKNQSUWZcedaYWTOJFDB!6!",
  "BDHLPRTVWYbdcaZWSNIFCB!6!BDINRTVXZbdedbZVQLHECB!6!BDIOTWZceghhfbXSNIFDCB!6!BCHNTYdgikjhdXSMIGDCB!8!BEJPVbfhhfbWQLHFDCB!9!BCEIOTYZYVRMIFDCBB!11!BBDFIKK",
  "KIHEDCBB!15!BCDDDCCCBB!18!BBBBBBB!42!.!100!BCCCB!17!BBCEGJLMLIGDCB!11!BBCDGJPVZdcZUOJFDC!9!BBCEHMTbjopnkeWPKGDB!8!BCDHMUdmrsrqnjbTMHDB!7!BBCEJSclpolkk",
  "kicUMGDB!7!BBCFMXimkfbbeggaRKFCB!9!BGPcjidYWYcedWNHDB!10!BHTfjgbXYbffaSJEB!11!CKWgjhedfijeWNFC!12!DMXfjjklnolcSKEB!12!EMWcgkmoqpkbRJD!13!EKSYcfiknnjaR",
  "JD!12!BEJOTWYaejkhZRJD!10!BCDGJMQRSVbhieYQHC!10!CEGJLNOOPUchhdWNFB!9!BDHLOOPQQSZgjhcUKD!10!BEIOTUVVWbhmmhZPHC!10!BDIPWadgjnrrmdTKEB!11!CFMUbhnrutogVMF",
  "B!12!BDGMUcjnnjcTMGC!14!BCFJOSUTRNIFC!16!BCDFGGGFEDBB!17!BBCCCCBBB!40!.!72!BCCBB!23!CEEDCB!20!BFKNNMJGECB!16!GPWbccaVQLHDB!14!JXjnmjjieYRKGC!13!HXmrng",
  "bacdZTMGDB!11!CUlrlaQLMRVVQKFC!12!PjsnbPHDFKOPMHDB!11!KgvuiWNHFFIKKHEC!11!DYu1sfWRNKIHGFDBB!11!Ol22rhcaWQLIFDB!12!EWs31uqoleWOJHE!13!HZs0ywwvqhZSOLF!1",
  "3!IVjqqqqoidaWSOG!12!BGOXbcbaYWVYZVOE!11!BBDHMPOLKLORYaVL!11!BCDEFHIGDEINUaZRF!11!BFHHHHGEDFMTbdXK!12!CGLNMLJHJPYfjeSE!12!CHNTVUUUYflojYLB!12!BFMTZceg",
  "lpqlbQG!13!BCGNUbgjkjfYQJD!14!BCEHKNQRPNJGDB!19!BBBBBBBB!66!.!71!BCDCBB!22!CFHGECBB!19!ELQTROJGECB!16!LYhmkieYRKGDB!13!BRmz1vonmhZQJFB!13!Qm35ugYXceZR",
  "KEB!12!Igz2qWGADMUUOHDB!12!TqxnUC!3!FOOKFB!12!GdtqaJ!4!HLKGCB!12!PkskVI!3!EJIFB!13!CWnqhWOJGIKIE!15!IammhcYVSQMHC!15!KaijhhhfbXPJE!15!JXeghiigdbVNF!14",
  "!BITZcbaZYZdcSF!14!CHOSSPMNRYhgTD!11!BCDEGLMJECGObkgP!12!DGHHHJHCAAGUjncH!11!BEILNNKGAAFUiqkS!12!BDJPVWTPMPZmtqbJ!13!CGOWcdcchourgQD!13!BDIPWcgjlmjcSI",
  "B!14!BDFIKNQSSPLHEB!21!BCCDDBB!24!BB!39!.!70!BCDDCBB!21!CFGHGECBB!19!EJNPPOKHGEB!15!BHOVcfhhbVPKFB!13!FObkoppstpgXPJD!11!BHThvxtnkknmhZQIDB!10!EPhy1sd",
  "SNNSVWRKEB!11!FUowlTD!4!FJKGB!12!HZokR!7!DFDB!12!MfkZG!8!CCB!11!CVkjVG!22!IcokZQMMLHB!17!LfqpjfffcVMHD!15!HborqqpljgZRJ!15!BRelmifbbgibM!16!HSYUOLMUin",
  "eL!16!BJLFAAIYoqaD!11!BD!4!BCAAHXoxoQ!11!BDHJGAABEKUiv2vbE!11!BELTWTQSYiu35vcI!12!BDJTdijlpuxulVH!14!BFMWhnqqngWME!15!BCEJOSVVSNGC!18!BBCDDDCB!70!.!71",
  "!BDDDCB!22!CFIHECB!21!JTWUPKGFDB!16!DPeqrniaUPKFB!8!BCCBABNfsyxrnjgcWOHC!7!CEGHFFRl20riaTRUZWOHDB!5!BEGJJEJg45lQHFAAGRTMEB!6!BEHHCANs6oK!6!MQLD!7!BEGC",
  "AAWzxS!3!E!3!KNID!7!BEDAADhwjEAAFJ!3!GKGD!8!DBAAPorZ!3!IG!3!EIEB!8!BAADbqnYIDGKB!3!FGC!12!JhuslbZaWHAACFD!13!IetxwrpplaLGFD!14!CUjrpigjonfVI!16!KWZQFH",
  "RiwubF!16!DJF!3!Jj4yY!22!DWu6qL!13!BCB!4!JUfqysW!13!CIPUSRVgtzxrjVE!13!CJTelrz8-zjUJFBBBCB!9!BFNXkw67waGAAEGFECB!9!BCEHOVaaRE!3!EFFDCB!13!BEFD!5!BCCCB",
  "B!23!BB!36!.!71!BBBBBBB!14!BB!8!CEDCB!12!BBB!7!DLSSNKGC!9!BCB!4!CIOYfntrjaSIC!7!BBBBAAFTkv11wusspgTJC!7!BCBBAHZu83vpgSLPXUMFB!6!BCDCCCOm4yZHGC!3!DHE!8",
  "!CDEDABTv3d!8!DD!7!BDFGBAAa3ySAAGMDABCBCC!7!CGGAADk3rMAAIMGHEAACC!7!BGGAALr0hD!4!BDBAADC!7!BFFAAVsuZC!9!DC!7!BEFADavynaWWOD!5!DD!8!BCCGZs01243tdQG!3!C",
  "D!10!BEQckootutpkWBAACEB!11!FJMIFIPctxdDAADDB!17!BZ01bAABFDB!17!Qs6rNAAEFC!13!BGOSdw6uV!3!EDB!8!EJOORZktx44pQ!3!CDCB!7!BHPaiq176zpaG!3!BECB!8!CFNYm2-6",
  "qYG!4!CFECB!8!BCFKTbfaOB!5!DEDCB!12!DED!8!BCCB!24!BBB!34!.!67!BCDEEC!20!BBDFHGC!4!BCB!15!BDEC!4!GNRROID!7!BBBB!7!IfsxurrmaMCB!5!B!3!BAABNblv34zkerufPD",
  "B!8!BCCGc3_5ulaPBARgZLCB!9!DAJp_0ZKC!5!OOD!13!It4X!4!BGAABF!8!BAADAAR7yIAACABKD!3!B!7!BBDGBBl-qFAKHAAEB!11!BBFGAHu7dAAGB!5!B!8!BBBDAAKowR!7!DEE!8!BBBB",
  "AAPx3fKOTQG!3!EE!14!Y6_4066scN!18!OiojmyzuukM!14!EDAADDACLKZ56cF!13!FCAAC!5!U96aE!13!CAADEE!3!Lp5oLAAC!16!DIUn23qRAACDB!11!DELSXj3_7lN!3!BCBAB!7!EJQdy",
  "-856wUB!4!BB!9!BFMYs__8ocHAABDDBBB!9!BCGPcjcNDBAACFECBB!12!BEHC!6!CCCB!14!BCB!47!.!65!B!5!BDD!16!BBCDD!23!BBBCBBABFCACDDGNSNF!9!B!3!BBABAAUo99wu0uYFB!",
  "13!IVm__1zrZez0fHCB!8!DCFf6_51rSEBAAYiVGB!6!BABBAHu_tQC!3!BAAGJC!7!BB!4!Gv7W!3!GBDED!9!BCAABDAJ-yHBCAB!6!B!6!BBAACGAd_k!6!BAADBB!10!DAAs_bAFDDFECAABBB",
  "!12!Ex3NAC!4!BE!10!BBC!3!M3zOIPNE!3!CB!9!BCBBDAS8_49--0fIAACC!9!BAADALmqljn160iNAABBCB!5!B!5!CH!4!IRy9aB!3!CC!14!EDAAG5_XBBAACB!6!BFFDACACDADVq_tIC!3!",
  "B!7!BB!4!BBAEj-_uPACACBB!11!DJScmx_7iG!4!BB!11!Ngx4__9rP!3!D!12!BDIZ2__2rZCAACCB!13!CIWlnaMFAADD!17!CIJC!5!B!18!CEC!29!BBBB!14!.!156!Rm7____-N!16!Vp7_",
  "_2iVKm_h!14!i9__1pNB!3!ZvB!14!6_qNB!6!JC!15!r_X!24!J93D!24!j_l!25!l_c!25!48I!24!D7yLLLLC!20!R______zVC!18!Jtqhho0__pC!23!CNs_f!24!H0_a!23!Q0_wD!19!BAC",
  "i8_xN!18!DVek3_9fD!17!Bd-09_-xM!19!i___-yS!21!UpxVC!100!",
].join("");

let unpacked = "";
const example = () => (unpacked ||= PACKED.replace(/!(\d+)!/g, (_, count) => "A".repeat(Number(count))).replaceAll(".", ""));

const numbers = (text) => text.split(/\s+/).filter(Boolean).map(Number);

/** What is shown: counts, losses and pictures of one length, from the state or from the example. */
function shown(at) {
  const own = at.pictures.length >= 2 * SIZE;
  const [counts, losses] = [own ? numbers(at.counts) : numbers(EXAMPLE.counts), own ? numbers(at.losses) : numbers(EXAMPLE.losses)];
  const pictures = own ? at.pictures : example();
  const length = Math.max(1, Math.min(counts.length, losses.length, Math.floor(pictures.length / SIZE) - 1));
  const step = clamp(Math.round(at.step), 0, length - 1);
  const picture = (index) => Array.from({ length: SIZE }, (_, k) => Math.max(0, LETTERS.indexOf(pictures[index * SIZE + k] ?? "A")) / 63);
  return { own, counts, losses, length, step, picture };
}

export const goals = {
  "half-way": (at) => {
    const { losses, step } = shown(at);
    return step > 0 && losses[step] <= losses[0] / 2 && losses[step - 1] > losses[0] / 2;
  },
  "nothing-missing": (at) => {
    const { losses, step } = shown(at);
    return losses[step] <= 0.01 * losses[0];
  },
};

const percent = (share) => `${show(100 * share, share < 0.1 ? 1 : 0)} %`;
const named = (count) => (count === 0 ? "the mean alone" : `${count} ${count === 1 ? "component" : "components"}`);

/** Three pictures in a row, each under its words. */
function gallery(frame) {
  const grid = html("div", {}, frame.stage);
  Object.assign(grid.style, { display: "grid", gridTemplateColumns: "1fr 1fr 1fr", gap: "10px" });
  return ["the digit", "rebuilt", "missing"].map((words) => {
    const cell = html("div", {}, grid);
    const title = html("p", { class: "fk-label" }, cell);
    title.style.margin = "0 0 3px";
    write(title, words);
    return { title, picture: pixels(frame, SIDE, SIDE, { label: words, into: cell }) };
  });
}

function build(frame) {
  const [digit, rebuilt, rest] = gallery(frame);
  const control = slider(frame, "step", { label: "components k", min: 0, max: 12, step: 1, into: frame.stage, say: (value) => String(shown({ ...frame.state, step: value }).counts[Math.round(value)] ?? 0) });
  const input = control.node.querySelector("input");
  const big = headline(frame);
  const reading = readout(frame, [["k", "components", "accent"], ["lost", "distance left", "warm"], ["first", "from the mean alone"]]);
  const graph = chart(frame, { x: [0, 13], y: [0, 125], height: 190, into: frame.side, names: ["", "per cent left, step by step"], label: "The distance left, in per cent of that from the mean alone, step by step" });
  const path = graph.curve({ tone: "soft", width: 1.4 });
  const taken = graph.dots({ tone: "accent", radius: 4 });
  const open = graph.dots({ tone: "soft", radius: 2.6 });
  legend(frame, [["dot", "accent", "taken"], ["dot", "soft", "still to come"]], { into: frame.side });
  return (at) => {
    const seen = shown(at);
    const share = (index) => seen.losses[index] / (seen.losses[0] || 1);
    const [whole, now] = [seen.picture(0), seen.picture(seen.step + 1)];
    const [count, left] = [seen.counts[seen.step], share(seen.step)];
    input.max = seen.length - 1;
    digit.picture.set(whole, seen.own ? "Your digit" : "A digit of MNIST, a five");
    write(digit.title, seen.own ? "your digit" : "a digit");
    rebuilt.picture.set(now, `The digit from ${named(count)}`);
    write(rebuilt.title, count === 0 ? "the mean digit" : `from ${count}`);
    rest.picture.set(whole.map((grey, k) => 0.5 + 0.5 * (grey - now[k])), "What is missing: bright where ink is lacking, dark where there is too much; mid-grey is nothing");
    graph.view([-0.4, seen.length - 0.6], [0, 125]);
    const points = Array.from({ length: seen.length }, (_, index) => [index, 100 * share(index)]);
    path.set(points);
    taken.set(points.slice(0, seen.step + 1));
    open.set(points.slice(seen.step + 1));
    big.tone(left <= 0.5 ? "leaf" : "soft");
    big.set(`${percent(left)} left`);
    reading.set({ k: String(count), lost: show(seen.losses[seen.step], 2), first: show(seen.losses[0], 2) });
    frame.say(`From ${named(count)}, the distance to ${seen.own ? "your digit" : "the digit"} is ${show(seen.losses[seen.step], 2)}, ${percent(left)} of that from the mean alone.`);
  };
}

export default { render: (context) => figure(context, state, build) };
