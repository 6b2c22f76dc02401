#!/usr/bin/env python3
"""Checks certificates of form `abscert 1`, written from docs/spec/proof.md section 4 alone; a second opinion to `cleancut verify`.

usage: verify-abscert.py PROOF...     a line for each file: exit code, line, rule, file, sentence; the exit code is the worst of 2, 1, 3, 0.
"""
import bisect, collections, gzip, hashlib, re, sys, zlib

LONGEST = 1 << 20
KNOWN = {"I": r"(?:0|[1-9][0-9]*)", "N": r"[A-Za-z0-9_.#:-]{1,64}", "H": "[0-9a-f]{64}", "C": "(?:EO|ALO|AMO|NONE)"}
FORMS = {}
for form in """abscert 1 H N I( checkpoints)?; task I (source|op|sink) N; chan I I I; group I( I)+; route I I (exact|atmost)
        att I I (fresh|restore I); s I I N; r I I; plan I( I)+; b I I; B I I; snap I I H( I)?; log I I I I( N)*; pend I I( N)+
        ack I I; done I( extern)?; fail I N; drop I; cut I I I I I I; class I C; commit I I I I (H|-); void I I I; fin I
        orphan I I I; lost I I I; dup I N; gap I I I; end I (C|-) (EXACT|DUP|GAP|BOTH|-) H""".replace("\n", ";").split(";"):
    FORMS[form.split()[0]] = re.compile(re.sub(r"\b[INHC]\b", lambda m: KNOWN[m[0]], form.strip()))
NAMES = {"abscert": (3,), "task": (3,), "s": (3,), "fail": (2,), "dup": (2,), "log": range(5, LONGEST), "pend": range(3, LONGEST)}
SOURCE_RID = re.compile(r"(I):(I)((?:\.I)*)".replace("I", KNOWN["I"]))
class Wrong(Exception):
    """A line breaks a rule; without a rule it has no form."""
def need(holds, rule, text):
    if not holds:
        raise Wrong(rule, text)
def words_of(line):
    """The words of a line, or None if it has no form."""
    words = line.split(" ")
    if words[0] not in FORMS or not FORMS[words[0]].fullmatch(line):
        return None
    numbers = (w for i, w in enumerate(words) if w.isdigit() and len(w) > 18 and i not in NAMES.get(words[0], ()))
    return None if any(int(w) >> 63 for w in numbers if len(w) < 64) else words
def named(rid):
    """Source, offset and whether it is a part; None if the rid names no source."""
    match = SOURCE_RID.fullmatch(rid)
    if match and not any(int(n) >> 63 for n in re.split("[:.]", rid)):
        return int(match[1]), int(match[2]), bool(match[3])
    return None

class Ranges:
    """Disjoint ranges of numbers, both ends included."""
    def __init__(self):
        self.first, self.last = [], []
    def has(self, lo, hi):
        i = bisect.bisect_right(self.first, lo) - 1
        return i >= 0 and self.last[i] >= hi
    def add(self, lo, hi):
        i = j = bisect.bisect_right(self.first, hi)
        if i and self.last[i - 1] >= lo:
            return False
        if i and self.last[i - 1] == lo - 1:
            i, lo = i - 1, self.first[i - 1]
        if j < len(self.first) and self.first[j] == hi + 1:
            j, hi = j + 1, self.last[j]
        self.first[i:j], self.last[i:j] = [lo], [hi]
        return True

class Task:
    def __init__(self, number, kind):
        self.id, self.kind, self.part, self.group, self.ins, self.outs = number, kind, number, None, [], []
        self.attempt, self.runs, self.since, self.last_snap, self.took = -1, False, 0, -1, None
        self.next, self.least, self.exact, self.emitted = 0, None, False, False
        # of a sink: rids received in the surviving history, pending from low on; marks are (checkpoint, low, high, given)
        self.rids, self.base, self.low, self.settled, self.marks, self.restored, self.root, self.newest = [], 0, 0, -1, {}, None, None, None

class Chan:
    def __init__(self, number, src, dst):
        self.id, self.src, self.dst, self.sent, self.taken = number, src, dst, 0, 0
        self.held, self.barriers, self.last_b, self.last_offset = collections.deque(), {}, -1, -1

class Ckpt:
    def __init__(self, number, line):
        self.id, self.line, self.state, self.klass, self.problem = number, line, "open", None, None
        self.planned, self.snapped, self.acked, self.finished = set(), set(), set(), set()
        self.b, self.B, self.sent, self.taken, self.offset, self.marks = {}, {}, {}, {}, {}, {}
        self.logs, self.rids, self.bad, self.cuts, self.seen = {}, {}, set(), {}, set()
    def note(self, holds, rule, text):
        if not holds and not self.problem:
            self.problem = Wrong(rule, text)

class Route:
    def __init__(self, exact):
        self.exact, self.covered, self.whole, self.parts, self.doubled = exact, Ranges(), Ranges(), set(), set()
        self.start = self.limit = 0
        self.told_dup = self.told_gap = False
    def show(self, rid, offset, part):
        self.covered.add(offset, offset)
        if rid in self.parts if part else not self.whole.add(offset, offset):
            self.doubled.add(rid)
        if part:
            self.parts.add(rid)
    def gaps(self):
        return self.start < self.limit and not self.covered.has(self.start, self.limit - 1)

class Checker:
    def __init__(self):
        self.n, self.stage, self.full = 0, -1, True
        self.tasks, self.chans, self.groups, self.routes = [], [], [], {}
        self.ckpts, self.known, self.last_k, self.classes = {}, Ranges(), -1, set()
        self.starting, self.block, self.closed, self.commits, self.ended = None, None, False, 0, False
    def line(self, line):
        w = words_of(line)
        need(w and (self.n > 1 or w[0] == "abscert"), "", "no line of abscert 1")
        if w[0] in ("abscert", "task", "chan", "group", "route"):
            self.declare(w)
            return w
        if self.stage < 9:
            self.close_graph()
        need(not self.starting or w[0] == "att", "C3", "connected tasks start together")
        if self.block and w[0] not in ("cut", "class", "orphan", "lost"):
            self.judge()
        last = w[0] in ("dup", "gap", "end")
        need(last or not self.closed, "C9", "dup and gap come last")
        if last and not self.closed:
            self.close_output()
        need(self.full or w[0] not in ("s", "r"), "C2", "records in a certificate of checkpoints")
        getattr(self, "do_" + w[0])(w)
        return w
    def of(self, things, word):
        need(int(word) < len(things), "C1", f"{word} is not declared")
        return things[int(word)]
    def task(self, word):
        return self.of(self.tasks, word)
    def chan(self, word):
        return self.of(self.chans, word)
    def declare(self, w):
        place = ("abscert", "task", "chan", "group", "route").index(w[0])
        need(place >= self.stage if place else self.stage < 0, "C1", "out of order")
        self.stage = max(1, place)
        if w[0] in ("task", "chan", "group"):
            need(int(w[1]) == len((self.tasks, self.chans, self.groups)[place - 1]), "C1", "not dense")
        if w[0] == "abscert":
            self.full = len(w) == 5
        elif w[0] == "task":
            self.tasks.append(Task(len(self.tasks), w[2]))
        elif w[0] == "chan":
            chan = Chan(len(self.chans), self.task(w[2]), self.task(w[3]))
            need(chan.src.kind != "sink" and chan.dst.kind != "source", "C1", "out of a sink or into a source")
            for chans in (self.chans, chan.src.outs, chan.dst.ins):
                chans.append(chan)
        elif w[0] == "group":
            for t in map(self.task, w[2:]):
                need(t.kind == "sink" and t.group is None, "C1", "sinks, each in one group")
                t.group = len(self.groups)
            self.groups.append([int(t) for t in w[2:]])
        else:
            source, _ = self.task(w[1]), self.of(self.groups, w[2])
            need(source.kind == "source" and (source.id, int(w[2])) not in self.routes, "C1", "one route from a source")
            source.exact |= w[3] == "exact"
            self.routes[source.id, int(w[2])] = Route(w[3] == "exact")
    def close_graph(self):
        self.stage = 9
        missing = {t.id: len(t.ins) for t in self.tasks}
        need(all((not t.ins) == (t.kind == "source") for t in self.tasks), "C1", "sources and only sources have no input")
        ready = [t for t in self.tasks if not t.ins]
        for t in ready:
            for c in t.outs:
                missing[c.dst.id] -= 1
                if not missing[c.dst.id]:
                    ready.append(c.dst)
        need(len(ready) == len(self.tasks), "C1", "a cycle")
        for t in self.tasks:
            todo = [t] if t.part == t.id else []
            for u in todo:
                u.part = t.id
                todo += [v for v in [c.dst for c in u.outs] + [c.src for c in u.ins] if v.part != t.id]
    def running(self, t):
        need(t.runs, "C2", f"task {t.id} does not run")
        return t
    def do_s(self, w):
        c, rid, name = self.chan(w[1]), w[3], named(w[3])
        t = self.running(c.src)
        need(int(w[2]) == c.sent + 1, "C2", f"next is {c.sent + 1}")
        c.sent += 1
        c.held.append(rid)
        if t.kind == "source":
            need(name and name[0] == t.id, "C3", "not a record of this source")
            o = name[1]
            same = t.emitted and o == t.next - 1 and (name[2] or o > c.last_offset)
            need(same or (o == t.next if t.exact else o >= t.next), "C3", f"next offset is {t.next}")
            t.next, t.emitted, c.last_offset = o + 1, True, o
        elif name and name[0] < len(self.tasks) and self.tasks[name[0]].kind == "source" and rid != t.took:
            part = t.took is not None and rid.startswith(t.took + ".") and rid[len(t.took) + 1:]
            need(part and "." not in part, "C2", "not what the operator took last")
    def do_r(self, w):
        c = self.chan(w[1])
        t = self.running(c.dst)
        need(int(w[2]) == c.taken + 1 and c.taken < c.sent, "C2", "not the next record")
        need(all(position > c.taken for position in c.barriers.values()), "C4b", "sent after a barrier that is not taken")
        c.taken += 1
        t.took = c.held.popleft()
        if t.group is not None:
            t.rids.append(t.took)
    def do_fin(self, w):
        self.running(self.task(w[1])).runs = False
    def do_att(self, w):
        t = self.task(w[1])
        how, due = self.starting or (w[3:], {u.id for u in self.tasks if u.part == t.part})
        self.starting = how, due
        need(t.id in due and how == w[3:] and int(w[2]) == t.attempt + 1, "C3", "connected tasks start alike, and once")
        t.attempt, t.since = t.attempt + 1, self.n
        due.remove(t.id)
        if not due:
            self.starting = None
            self.restart(int(how[1]) if len(how) > 1 else None, t.part, t.attempt > 0)
    def restart(self, k, part, again):
        of = self.ckpts.get(k)
        need(k is None or (of and of.state == "done"), "C3", "cannot be restored")
        for other in list(self.ckpts.values()):
            if again and other.state == "done" and (k is None or other.id > k):
                self.forget(other, "dropped")
            elif again and other.state == "open" and any(self.tasks[t].part == part for t in other.planned):
                other.state = "doomed"
        for t in (t for t in self.tasks if t.part == part):
            t.runs = not of or t.id not in of.finished
            t.last_snap, t.took, t.emitted = -1, None, False
            t.next = of.offset.get(t.id, 0) if of else 0
            t.least = t.next if t.least is None else min(t.least, t.next)
            if t.group is not None:
                self.rewind(t, of.marks[t.id] if of else None)
            for c in t.outs:
                rids = of.rids.get(c.id, {}) if of else {}
                c.held = collections.deque(rids[n] for n in sorted(rids))
                c.sent = of.sent.get(c.id, 0) if of else 0
                c.taken, c.barriers, c.last_b, c.last_offset = c.sent - len(c.held), {}, -1, -1
    def rewind(self, t, mark):
        if mark is None or (mark[3] is not None and mark is not t.root):
            t.rids, t.base, t.low, t.marks, t.root = list(mark[3] if mark else []), 0, 0, {}, mark
        if mark:
            del t.rids[mark[2] - t.base:]
            t.low = min(max(t.low, mark[1]), mark[2])
            t.marks = {k: m for k, m in t.marks.items() if k < mark[0].id and m[2] <= mark[2]}
            t.marks[mark[0].id] = mark
        t.restored = mark
    def forget(self, ckpt, state):
        ckpt.state = state
        del self.ckpts[ckpt.id]
    def begin(self, k, line):
        need(k > self.last_k, "C6", "ids go up")
        self.last_k = k
        self.known.add(k, k)
        self.ckpts[k] = Ckpt(k, line)
        return self.ckpts[k]
    def find(self, word, may_import=False):
        """The checkpoint while it is open, else None; it is known."""
        k = int(word)
        if may_import and not self.known.has(k, k) and all(t.attempt < 0 for t in self.tasks):
            return self.begin(k, 0)
        need(self.known.has(k, k), "C6", "never planned")
        return self.ckpts[k] if k in self.ckpts and self.ckpts[k].state != "done" else None
    def do_plan(self, w):
        ckpt = self.begin(int(w[1]), self.n)
        for t in map(self.task, w[2:]):
            need(t.runs and t.id not in ckpt.planned, "C6", "planned twice, or does not run")
            ckpt.planned.add(t.id)
        left = any(t.attempt < 0 or (t.runs and t.id not in ckpt.planned) for t in self.tasks)
        need(not left, "C6", "a task has not started, or is not planned")
    def do_b(self, w):
        c, k, out = self.chan(w[1]), int(w[2]), w[0] == "b"
        t = self.running(c.src if out else c.dst)
        ckpt = self.find(w[2])
        need(k > c.last_b if out else k in c.barriers, "C4b", "barriers go up, and are taken once")
        if out:
            c.last_b, c.barriers[k] = k, c.sent
        else:
            del c.barriers[k]
        if ckpt:
            need(not out or (t.id in ckpt.planned and t.since < ckpt.line), "C6", "did not run at plan")
            (ckpt.b if out else ckpt.B)[c.id] = c.sent if out else c.taken
    do_B = do_b
    def do_snap(self, w):
        k, t = int(w[1]), self.task(w[2])
        need((len(w) == 5) == (t.kind == "source"), "C3", "sources store offsets")
        offset = int(w[4]) if len(w) == 5 else 0
        ckpt = self.find(w[1], True)
        if not ckpt or ckpt.line:
            self.running(t)
            need(k > t.last_snap, "C6", "snaps go up")
            t.last_snap = k
            if ckpt:
                self.in_time(ckpt, t, offset)
            if t.group is not None:
                self.mark(t, k, ckpt)
        if ckpt:
            need(t.id not in ckpt.snapped, "C6", "one snap each")
            ckpt.snapped.add(t.id)
            self.fix(ckpt, t, offset)
    def in_time(self, ckpt, t, offset):
        need(t.id in ckpt.planned and t.since < ckpt.line, "C6", "did not run at plan")
        if t.kind == "source" and self.full:
            need(offset == t.next if t.exact else offset >= t.next, "C3", f"next offset is {t.next}")
        need(all(ckpt.b.get(c.id, -1) == c.sent for c in t.outs), "C4b", "no barrier behind the last record")
        dry = all(not c.src.runs and c.id not in ckpt.b for c in t.ins)
        need(dry or any(c.id in ckpt.B for c in t.ins), "C4b", "no barrier has come")
    def mark(self, t, k, ckpt):
        t.marks[k] = (ckpt, t.low, t.base + len(t.rids), None)
        if ckpt:
            ckpt.marks[t.id] = t.marks[k]
    def fix(self, ckpt, t, offset):
        ckpt.offset[t.id] = offset
        ckpt.sent.update((c.id, c.sent) for c in t.outs)
        ckpt.taken.update((c.id, c.taken) for c in t.ins)
    def do_log(self, w):
        ckpt, c = self.find(w[1], True), self.chan(w[2])
        if not ckpt:
            return
        lo, hi, imported = int(w[3]), int(w[4]), ckpt.line == 0
        need(len(w) - 5 == (hi - lo + 1 if imported else 0), "C7", "rids of imported records only")
        held = imported or not self.full or (lo > c.taken and hi <= c.sent)
        need(lo <= hi and held, "C5", "not on the channel")
        if not ckpt.logs.setdefault(c.id, Ranges()).add(lo, hi):
            ckpt.bad.add(c.id)
        if imported:
            ckpt.rids.setdefault(c.id, {}).update(zip(range(lo, hi + 1), w[5:]))
        elif self.full:
            ckpt.rids.setdefault(c.id, {}).update((n, c.held[n - c.taken - 1]) for n in range(lo, hi + 1))
    def do_pend(self, w):
        ckpt, t = self.find(w[1], True), self.task(w[2])
        need(ckpt and ckpt.line == 0 and t.group is not None and t.id not in ckpt.marks, "C6", "no import")
        ckpt.marks[t.id] = (ckpt, 0, len(w) - 3, w[3:])
    def do_ack(self, w):
        ckpt, t = self.find(w[1]), self.task(w[2])
        if ckpt:
            need(ckpt.line and t.id in ckpt.snapped and t.id not in ckpt.acked, "C6", "one ack, after the snap")
            ckpt.acked.add(t.id)
    def do_done(self, w):
        ckpt, imported = self.find(w[1]), len(w) == 3
        need(ckpt and imported == (ckpt.line == 0), "C6", "not open")
        need(ckpt.state == "open", "C3", "has restarted since plan")
        for t in self.tasks:
            over = not imported and t.id not in ckpt.snapped and t.attempt >= 0 and not t.runs
            need(over or (t.id in ckpt.snapped and (imported or t.id in ckpt.acked)), "C7", "not all there")
            need(not imported or t.attempt < 0, "C6", "imports come first")
            if over:
                ckpt.finished.add(t.id)
                self.fix(ckpt, t, t.next)
            if t.group is not None and imported:
                ckpt.marks.setdefault(t.id, (ckpt, 0, 0, []))
            elif t.group is not None and over:
                self.mark(t, ckpt.id, ckpt)
        ckpt.state = "done"
        self.block = ckpt
    def do_drop(self, w):
        fails = w[0] == "fail"
        ckpt = self.find(w[1]) if fails else self.ckpts.get(int(w[1]))
        need(ckpt and (ckpt.line if fails else ckpt.state == "done"), "C6", "not open, or not done")
        self.forget(ckpt, "failed" if fails else "dropped")
    do_fail = do_drop
    def claimed(self, w):
        need(self.block, "C4", "follows no done")
        self.block.note(int(w[1]) == self.block.id, "C4", "of another checkpoint")
        return self.block
    def do_cut(self, w):
        ckpt, c = self.claimed(w), self.chan(w[2])
        s, r, lo, hi = map(int, w[3:])
        ckpt.note(c.id not in ckpt.cuts and ckpt.klass is None, "C4", "one cut each, then one class")
        trusted = not self.full or ckpt.line == 0
        if trusted:
            ckpt.sent[c.id], ckpt.taken[c.id] = s, r
        ckpt.note((ckpt.sent[c.id], ckpt.taken[c.id]) == (s, r), "C4", "other numbers at the cut")
        logs = ckpt.logs.get(c.id)
        whole = (lo, hi) == (r + 1, r)
        if logs:
            whole = (logs.first, logs.last) == ([lo], [hi]) and c.id not in ckpt.bad and r < lo and hi <= s
        ckpt.note(whole, "C5", "not what is logged")
        d = s - r - (hi - lo + 1 if logs else 0)
        passed = not trusted and not logs and ckpt.B.get(c.id, s) < s
        ckpt.note(not passed or d > 0, "C4b", "overtook what is not logged")
        ckpt.cuts[c.id] = d
    def do_class(self, w):
        ckpt = self.claimed(w)
        ckpt.note(ckpt.klass is None and len(ckpt.cuts) == len(self.chans), "C4", "one cut each, then one class")
        ckpt.klass = w[2]
    def do_lost(self, w):
        ckpt, c, n = self.claimed(w), self.chan(w[2]), int(w[3])
        d, s, r = ckpt.cuts.get(c.id, 0), ckpt.sent.get(c.id, 0), ckpt.taken.get(c.id, 0)
        logged = c.id in ckpt.logs and ckpt.logs[c.id].has(n, n)
        holds = d > 0 and r < n <= s and not logged if w[0] == "lost" else d < 0 and s < n <= r
        ckpt.note(holds and ckpt.klass is not None, "C5", "no witness")
        ckpt.seen.add(c.id)
    do_orphan = do_lost
    def judge(self):
        ckpt, self.block = self.block, None
        deficits = ckpt.cuts.values()
        due = ("EO", "ALO", "AMO", "NONE")[any(d < 0 for d in deficits) + 2 * any(d > 0 for d in deficits)]
        ckpt.note(all(c in ckpt.seen for c, d in ckpt.cuts.items() if d), "C5", "no witness")
        ckpt.note(ckpt.klass is not None, "C4", "not all cuts")
        ckpt.note(ckpt.klass == due, "C5", f"class is {due}")
        if ckpt.problem:
            raise ckpt.problem
        self.classes.add(due)
    def weakest(self):
        fits = (word for word, of in (("-", ()), ("EO", ("EO",)), ("ALO", ("EO", "ALO")), ("AMO", ("EO", "AMO")))
                if self.classes <= set(of))
        return next(fits, "NONE")
    def settle(self, w, count):
        k, t, commit = int(w[1]), self.task(w[2]), w[0] == "commit"
        need(t.group is not None, "C1", "in no group")
        need(k in t.marks, "C8", "no snap in the surviving history")
        ckpt, low, high, _ = t.marks[k]
        again = commit and k <= t.settled and t.marks[k] is t.restored and t.base + len(t.rids) == high and count > 0
        need(again or k > t.settled, "C8", "not above the last")
        need(not commit or (ckpt and ckpt.state in ("done", "dropped")), "C8", "not done")
        rids = t.rids[(low if again else min(t.low, high)) - t.base:high - t.base]
        if not again:
            t.low, t.settled = high, k
        need(count == len(rids) or not self.full, "C8", "other records were pending")
        if commit and ckpt.klass in ("EO", "ALO") and (not t.newest or t.newest.id < k):
            t.newest = ckpt
        self.trim(t)
        return t, rids
    def trim(self, t):
        kept = {k: m for k, m in t.marks.items() if k > t.settled or m is t.restored or (m[0] and m[0].state in ("open", "done"))}
        t.marks, least = kept, min([t.low] + [m[1] for m in kept.values()])
        if least - t.base > len(t.rids) // 2:
            del t.rids[:least - t.base]
            t.base = least
    def do_void(self, w):
        self.settle(w, int(w[3]))
    def do_commit(self, w):
        t, rids = self.settle(w, int(w[4]))
        need(int(w[3]) == t.attempt, "C8", "not the current attempt")
        digest = hashlib.sha256("".join(rid + "\n" for rid in rids).encode()).hexdigest()
        need(w[5] == (digest if self.full else "-"), "C8", "other records were pending")
        self.commits += 1
        for rid, name in zip(rids, map(named, rids)):
            if name and (name[0], t.group) in self.routes:
                self.routes[name[0], t.group].show(rid, *name[1:])
    def close_output(self):
        self.closed = True
        for (source, group), route in self.routes.items() if self.full else ():
            newest = [self.tasks[t].newest for t in self.groups[group]]
            if route.exact and all(newest):
                route.start = self.tasks[source].least or 0
                route.limit = min(ckpt.offset.get(source, 0) for ckpt in newest)
                logged = [named(rid) for ckpt in newest for rids in ckpt.rids.values() for rid in rids.values()]
                for name in logged:
                    if name and name[0] == source:
                        route.covered.add(name[1], name[1])
    def do_dup(self, w):
        self.of(self.groups, w[1])
        route = self.routes.get(((named(w[2]) or [-1])[0], int(w[1])))
        need(route and w[2] in route.doubled, "C9", "not visible twice")
        route.told_dup = True
    def do_gap(self, w):
        self.of(self.groups, w[1])
        route, o = self.routes.get((int(w[2]), int(w[1]))), int(w[3])
        need(route and route.start <= o < route.limit and not route.covered.has(o, o), "C9", "nothing is missing")
        route.told_gap = True
    def do_end(self, w):
        routes = self.routes.values()
        dup, gap = any(r.doubled for r in routes), any(r.gaps() for r in routes)
        word = ("EXACT", "DUP", "GAP", "BOTH")[dup + 2 * gap]
        told = all((r.told_dup or not r.doubled) and (r.told_gap or not r.gaps()) for r in routes)
        need(told, "C9", "doubled or missing, and not told")
        silent = not self.full or not self.routes or not self.commits
        need(w[3] == ("-" if silent else word), "C9", "another output")
        need(w[2] == self.weakest(), "C10", f"weakest class is {self.weakest()}")
        self.ended = True

def check(stream):
    """Exit code, deciding line, rule, sentence."""
    checker, sha, rest, cut = Checker(), hashlib.sha256(), b"", False
    try:
        while not cut:
            try:
                chunk = stream.read(1 << 16)
            except EOFError:
                cut, chunk = True, b""
            if not chunk:
                break
            *lines, rest = (rest + chunk).split(b"\n")
            for line in lines:
                checker.n += 1
                need(len(line) <= LONGEST and not checker.ended, "", "a line too long, or text after end")
                w = checker.line(line.decode("latin-1"))
                need(w[0] != "end" or (int(w[1]) == checker.n and w[4] == sha.hexdigest()), "C0", "the seal does not fit")
                sha.update(line + b"\n")
            if len(rest) > LONGEST or (rest and checker.ended):
                checker.n += 1
                raise Wrong("", "a line too long, or text after end")
    except Wrong as wrong:
        return (1 if wrong.args[0] else 2), checker.n, *wrong.args
    except (zlib.error, gzip.BadGzipFile):
        return 2, checker.n + 1, "", "the compressed stream is broken"
    if cut or not checker.ended:
        return 3, checker.n + 1, "", "cut short"
    return 0, 0, "", f"class {checker.weakest()}"
def main(files):
    worst = 0
    for file in files:
        try:
            with open(file, "rb") as plain:
                packed = file.endswith(".gz") or plain.peek(2)[:2] == b"\x1f\x8b"
                code, line, rule, text = check(gzip.GzipFile(fileobj=plain) if packed else plain)
        except OSError as error:
            code, line, rule, text = 2, 0, "", error.strerror
        print(code, line, rule or "-", file, text)
        worst = max(worst, code, key=[0, 3, 1, 2].index)
    return worst

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]) if len(sys.argv) > 1 else __doc__)
