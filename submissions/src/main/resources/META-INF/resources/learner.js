// What learners do: hand in, see what counts, ask for another look.

import { element, plain } from './grade.js';
import { ask, post, request, url } from './server.js';

const NOT_YET = 404;
const AGAIN = 3000;

/** Each question's grade that counts, by the question's id, and the sum of all. */
export async function myGrades(course, learner) {
  try {
    const whole = await ask(url(course, 'learners', learner, 'grade'));
    return { whole, questions: new Map(whole.questions.filter((each) => each.submission).map((each) => [each.question, each])) };
  } catch (error) {
    if (error.status === NOT_YET) return { questions: new Map() };
    throw error;
  }
}

/** What was sent last and got no answer: sent again it is the same submission. */
let unanswered = {};

function key(...sent) {
  const what = JSON.stringify(sent);
  if (unanswered.what !== what) {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    unanswered = { what, key: Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('') };
  }
  return unanswered.key;
}

/**
 * Hands an answer in, and waits for its grade as long as it takes.
 * `tell` is called when that is longer than usual; `isOver` says whether nobody waits any more.
 */
export async function handIn(course, question, answer, tell, isOver) {
  const headers = { 'Idempotency-Key': key(course, question, answer) };
  const { body, response } = await request(`${url(course, 'submissions')}?wait=30s`, post({ question, answer }, headers));
  unanswered = {};
  const submission = response.headers.get('Location').split('/').at(-1);
  let grade = body;
  while (!grade.questions) {
    tell('It is handed in and kept. Its grade takes longer than usual, and will show here.');
    await new Promise((done) => setTimeout(done, AGAIN));
    if (isOver()) return undefined;
    const status = await ask(`api/v1/submissions/${submission}`);
    if (status.status === 'graded' || status.status === 'handed-over') grade = await ask(`api/v1/submissions/${submission}/grade`);
  }
  return { ...grade.questions[0], submission };
}

/** Where a learner says what is wrong with a grade; nothing while there is none. */
export function lookForm(grade) {
  if (!grade.submission || grade.status === 'pending') return '';
  const text = element('textarea', { id: 'wish', rows: 3, maxlength: 1000, required: '' });
  const said = element('p', { role: 'status' });
  const form = element('form', {},
    element('label', { for: 'wish' }, 'What should a person look at?'), text,
    element('div', { class: 'actions' }, element('button', { type: 'submit' }, 'Ask for another look')));
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    try {
      await ask(`api/v1/submissions/${grade.submission}/questions/${encodeURIComponent(grade.question)}/look`, post({ text: text.value }));
      form.hidden = true;
      said.textContent = 'A person will look at it. What they decide shows here.';
    } catch (error) {
      said.textContent = plain(error.message);
    }
  });
  return element('details', { class: 'look' }, element('summary', {}, 'Is this grade wrong?'), form, said);
}
