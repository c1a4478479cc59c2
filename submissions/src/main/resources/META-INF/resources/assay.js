// The first page: choose a question, type an answer, see its grade.

import { element, plain, showGrade } from './grade.js';
import { handIn, lookForm, myGrades } from './learner.js';
import { ask, enter, post, token, url } from './server.js';

const POLL = 5000;
const UNKNOWN = [401, 429];
const at = (id) => document.getElementById(id);
const state = {
  me: undefined, hasMet: false, isShut: false, courses: undefined, course: undefined, questions: [], grades: new Map(),
  question: undefined, asked: undefined, grading: undefined,
};

const isLearner = () => state.me?.role === 'learner';

/** What the address names: #course/question. */
function named() {
  return location.hash.slice(1).split('/').map((part) => {
    try {
      return decodeURIComponent(part);
    } catch {
      return part;
    }
  });
}

function say(text) {
  at('count').textContent = plain(text);
}

async function loadCourses() {
  const { courses } = await ask('api/v1/courses');
  const changed = JSON.stringify(courses) !== JSON.stringify(state.courses);
  if (!changed) return;
  state.courses = courses;
  at('course').replaceChildren(
    ...courses.map((course) => element('option', { value: course.id }, plain(course.title || course.id))));
  if (courses.length === 0) {
    at('intro').replaceChildren(element('p', {}, 'There is no course here yet. Start with --courses and a folder of courses.'));
    return;
  }
  const wanted = state.course ?? named()[0];
  const course = courses.find((each) => each.id === wanted) ?? courses[0];
  at('course').value = course.id;
  await loadCourse(course.id);
  if (wanted && wanted !== course.id) say(`There is no course ${wanted}`);
}

async function loadCourse(id) {
  state.course = id;
  // What is wrong with a course's folder is none of its learners' business.
  showProblems(isLearner() ? [] : (await ask(url(id, 'problems'))).problems);
  if (isLearner()) await loadGrades();
  try {
    state.questions = (await ask(url(id, 'questions'))).questions;
  } catch (error) {
    state.questions = [];
    say(error.message);
    at('questions').replaceChildren();
    return;
  }
  listQuestions();
  const [course, name] = named();
  const wanted = state.question?.id ?? (course === id ? name : undefined);
  const found = state.questions.find((question) => question.id === wanted || String(question.number) === wanted);
  if (found) await chooseQuestion(found.id);
  else if (wanted) say(`There is no question ${wanted}`);
}

async function loadGrades() {
  const { whole, questions } = await myGrades(state.course, state.me.learner);
  state.grades = questions;
  at('standing').textContent = plain(whole
    ? `${state.me.name}: ${whole.points} of ${whole.maxPoints} points, ${whole.answered} answered`
    : `${state.me.name}: nothing handed in yet`);
}

function showProblems(problems) {
  at('problems').hidden = problems.length === 0;
  const errors = problems.filter((problem) => problem.severity === 'error').length;
  at('problems-summary').textContent =
    errors > 0 ? `This course has ${errors} error${errors > 1 ? 's' : ''}` : `This course has ${problems.length} warning${problems.length > 1 ? 's' : ''}`;
  at('problems-list').replaceChildren(...problems.map((problem) =>
    element('li', {}, element('code', {}, plain(`${problem.file}:${problem.line}`)), plain(` ${problem.problem}${problem.mend ? `: ${problem.mend}` : ''}`))));
}

function matches(question, words) {
  const text = [question.number, question.id, question.prompt, question.level, ...(question.tags ?? [])].join(' ').toLowerCase();
  return words.every((word) => (/^\d+$/.test(word) ? String(question.number).startsWith(word) : text.includes(word)));
}

function listQuestions() {
  const words = at('search').value.toLowerCase().split(/\s+/).filter(Boolean);
  const found = state.questions.filter((question) => matches(question, words));
  at('count').textContent = `${found.length} of ${state.questions.length} questions`;
  const shown = [];
  for (const [level, questions] of Map.groupBy(found, (question) => question.level || 'questions')) {
    shown.push(element('h3', {}, plain(level)), element('ul', {}, ...questions.map(item)));
  }
  at('questions').replaceChildren(...shown);
}

/** Brings the chosen question into view, in its list and no further: the page stays where it is. */
function showChosen() {
  const list = document.querySelector('.list');
  const chosen = list.querySelector('[aria-current]');
  if (!chosen) return;
  const [inner, outer] = [chosen.getBoundingClientRect(), list.getBoundingClientRect()];
  if (inner.top < outer.top || inner.bottom > outer.bottom) list.scrollTop += inner.top - outer.top - outer.height / 2;
}

function item(question) {
  const link = element('a', {
    href: `#${encodeURIComponent(state.course)}/${encodeURIComponent(question.id)}`,
    class: question.hasRubric ? undefined : 'none',
    title: question.hasRubric ? undefined : 'This question has no rubric yet',
    'aria-current': question.id === state.question?.id ? 'true' : undefined,
  }, element('span', { class: 'number' }, String(question.number)), element('span', {}, plain(question.title)), earned(question));
  return element('li', {}, link);
}

/** What a learner has for a question, as it counts. */
function earned(question) {
  const grade = state.grades.get(question.id);
  return grade ? element('span', { class: 'earned' }, `${grade.points ?? '–'} / ${grade.maxPoints}`) : '';
}

/** The answer that counts, with its grade, so that a learner finds it again. */
function showHandedIn(question) {
  const grade = state.grades.get(question.id);
  if (!grade) return;
  if (typeof grade.answer === 'string') at('answer').value = grade.answer;
  showMine(grade);
}

function showMine(grade) {
  at('result').replaceChildren(showGrade(grade), lookForm(grade));
}

async function chooseQuestion(id) {
  state.asked = id;
  const question = await ask(url(state.course, 'questions', id));
  if (state.asked !== id) return; // another has been chosen meanwhile
  if (state.question?.id !== question.id) {
    stopGrading();
    at('result').replaceChildren();
    at('answer').value = '';
    showHandedIn(question);
  }
  state.question = question;
  at('intro').hidden = true;
  at('question').hidden = false;
  at('question-title').textContent = plain(`${question.number}. ${question.title}`);
  const facts = [question.level, question.answer, `${question.points} point${Number(question.points) === 1 ? '' : 's'}`, ...(question.tags ?? [])];
  if (!question.hasRubric) facts.push('no rubric yet: its answers are failed, not zero');
  at('question-facts').textContent = plain(facts.filter(Boolean).join(' · '));
  // The server makes this HTML of the course's Markdown, with all markup in it escaped.
  at('prompt').innerHTML = question.promptHtml;
  listQuestions();
  showChosen();
}

function gradeNow() {
  const audience = at('as-learner').checked ? 'learner' : 'grader';
  return ask(`${url(state.course, 'questions', state.question.id, 'grade')}?for=${audience}`, post({ answer: at('answer').value }));
}

/** What a learner writes is kept, and counts. */
async function handInNow(grading) {
  const isOver = () => state.grading !== grading;
  const tell = (text) => isOver() || at('result').replaceChildren(element('p', { role: 'status' }, text));
  const grade = await handIn(state.course, state.question.id, at('answer').value, tell, isOver);
  if (!isOver()) showMine(grade);
  await loadGrades();
  listQuestions();
}

async function grade() {
  if (!state.question || state.grading) return;
  const grading = {};
  state.grading = grading;
  at('grade').setAttribute('aria-busy', 'true');
  try {
    if (isLearner()) {
      await handInNow(grading);
    } else {
      const result = await gradeNow();
      if (state.grading === grading) at('result').replaceChildren(showGrade(result));
    }
  } catch (error) {
    if (state.grading === grading) at('result').replaceChildren(element('p', { class: 'error-text', role: 'alert' }, plain(error.message)));
  } finally {
    if (state.grading === grading) stopGrading();
  }
}

/** From here on nobody waits for the grade: that of a question which was left must not show under the next. */
function stopGrading() {
  state.grading = undefined;
  at('grade').removeAttribute('aria-busy');
}

/** Up and down walk through the list, also from the search field. */
function walk(event) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step) return;
  const stops = [at('search'), ...at('questions').querySelectorAll('a')];
  const next = stops[stops.indexOf(document.activeElement) + step];
  if (next) {
    event.preventDefault();
    next.focus();
  }
}

function guard(work) {
  return (...args) => Promise.resolve(work(...args)).catch((error) => {
    if (error.unreachable) state.courses = undefined; // once it answers again, all is loaded anew
    say(error.message);
  });
}

at('course').addEventListener('change', guard(async () => {
  state.question = undefined;
  at('question').hidden = true;
  at('intro').hidden = false;
  history.replaceState(null, '', `#${encodeURIComponent(at('course').value)}`);
  await loadCourse(at('course').value);
}));
document.querySelector('.skip').addEventListener('click', (event) => {
  event.preventDefault(); // the address is the question's
  at(state.question ? 'answer' : 'search').focus();
});
at('search').addEventListener('input', listQuestions);
document.querySelector('.list').addEventListener('keydown', walk);
at('form').addEventListener('submit', (event) => {
  event.preventDefault();
  grade();
});
at('answer').addEventListener('keydown', (event) => {
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    grade();
  }
});
window.addEventListener('hashchange', guard(async () => {
  const [course, question] = named();
  if (course && course !== state.course) {
    if (!state.courses?.some((each) => each.id === course)) throw new Error(`There is no course ${course}`);
    at('course').value = course;
    state.question = undefined;
    await loadCourse(course);
  } else if (question) {
    await chooseQuestion(question);
    at('answer').focus();
  }
}));
at('enter').addEventListener('submit', (event) => {
  event.preventDefault();
  enter(at('token').value.trim());
});

/** Who is here: whoever a token says; without one, everybody while the server is open. */
async function meet() {
  try {
    if (token) state.me = await ask('api/v1/accounts/me');
    else await ask('api/v1/courses');
  } catch (error) {
    state.isShut = UNKNOWN.includes(error.status);
    at('intro').hidden = state.isShut;
    at('enter').hidden = !state.isShut;
    throw state.isShut && !token ? new Error('Only whoever has an account may use this server.') : error;
  }
  state.hasMet = true;
  at('grade').textContent = isLearner() ? 'Hand in' : 'Grade';
  at('for-graders').hidden = isLearner();
  at('to-review').hidden = isLearner();
}

async function look() {
  if (document.hidden || state.isShut) return;
  if (!state.hasMet) await meet();
  await loadCourses();
}

guard(look)();
setInterval(guard(look), POLL);
