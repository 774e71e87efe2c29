import { goals, roomOf, rooms, type Room } from './rooms';
import type { Outcome, Verdict } from './trial';

type Score = { room: Room; noticed: number; judged: number; survived: number; percent: number };

/** For each room, how many of the mutants to notice were noticed; rooms without mutants are left out. */
function scores(outcomes: Outcome[]): Score[] {
  return rooms.flatMap((room) => {
    const of = outcomes.filter(({ mutant }) => roomOf(mutant.file) === room);
    const count = (verdict: Verdict) => of.filter((outcome) => outcome.verdict === verdict).length;
    const [noticed, judged, survived] = [count('noticed'), count('judged'), count('survived')];
    const tried = noticed + survived;
    const percent = tried === 0 ? 100 : (100 * noticed) / tried;
    return tried + judged === 0 ? [] : [{ room, noticed, judged, survived, percent }];
  });
}

export function tableOf(outcomes: Outcome[]): string {
  const survivors = outcomes.filter(({ verdict }) => verdict === 'survived');
  const lines = survivors.map(({ mutant }) => `${mutant.file}:${mutant.line}\n    ${mutant.change}`);
  const rows = scores(outcomes).map(({ room, noticed, judged, survived, percent }) =>
    [room, noticed, judged, survived, `${percent.toFixed(0)} %`, `${goals[room]} %`].map(cell).join(''),
  );
  const head = ['room', 'noticed', 'judged', 'survived', 'share', 'goal'].map(cell).join('');
  return ['', 'Survivors:', ...(lines.length > 0 ? lines : ['none']), '', head, ...rows].join('\n');
}

const cell = (text: string | number) => String(text).padEnd(11);

/** The rooms below their goal. With a share, those whose result is too improbable for tests that notice this share. */
export function failing(outcomes: Outcome[], share?: number): string[] {
  const all = scores(outcomes);
  if (share === undefined) {
    return all.filter(({ room, percent }) => percent < goals[room]).map(({ room }) => `${room} is below its goal.`);
  }
  const noticed = all.reduce((sum, score) => sum + score.noticed, 0);
  const tried = all.reduce((sum, score) => sum + score.noticed + score.survived, 0);
  if (chanceOf(noticed, tried, share / 100) > leastChance) return [];
  return [`${noticed} of ${tried} were noticed: too few to be chance where ${share} % should be.`];
}

/** The probability that good tests are called bad in a run. */
const leastChance = 1 / 700;

/** The probability that at most `noticed` of the tried mutants are noticed. */
function chanceOf(noticed: number, tried: number, share: number): number {
  let [term, sum] = [(1 - share) ** tried, 0];
  for (let count = 0; count <= noticed; count++) {
    sum += term;
    term *= ((tried - count) / (count + 1)) * (share / (1 - share));
  }
  return sum;
}
