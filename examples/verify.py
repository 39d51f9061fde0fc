#!/usr/bin/env python3
"""Verifies a receipt, a proof or an export of reeve, written from docs/account.md, without reeve.

    verify.py [--ca ca.pem] [--log-key log.pub] FILE

Says whom to believe: the CA, which vouches for the host's log key and for those who signed orders; or the log key, as the host's
log.pub has it; or both, which then have to agree. Needs Python 3.9 and the openssl command (3.0 or later), and nothing else.
Exit status: 0 it is what was signed, 1 it is not, 2 it cannot be read or nobody said whom to believe.
"""

import argparse
import calendar
import hashlib
import json
import os
import re
import subprocess
import sys
import tempfile
import time
from base64 import b64decode, b64encode

HASH = 32
LONGEST = 16 * 1024 * 1024
# How far the time in an order's id may be from the host's clock, milliseconds.
WINDOW = 5 * 60 * 1000
FIELDS = {
    "reeve-evidence": (["format", "v", "host", "checkpoint", "key"], ["certificate"]),
    "reeve-export": (["format", "v", "host", "from", "to", "before", "consistency", "checkpoint", "key"], ["certificate"]),
    "entry": (["seq", "line", "proof"], []),
    "file": (["file", "of", "index", "proof"], []),
    "certificate": (["certificate"], []),
    "checkpoint": (["checkpoint"], []),
}
STRINGS = {"format", "host", "checkpoint", "key", "certificate", "line", "file"}


class Wrong(Exception):
    """What is wrong with a file."""


def need(condition, why):
    if not condition:
        raise Wrong(why)


def decode(text):
    """Base64 in its one spelling."""
    need(isinstance(text, str), "it holds something else where base64 is due")
    try:
        data = b64decode(text, validate=True)
    except ValueError:
        raise Wrong("it holds something that is not base64") from None
    need(b64encode(data).decode() == text, "it holds base64 with spare bits")
    return data


def hashes(texts):
    need(isinstance(texts, list) and len(texts) <= 128, "it holds something else where hashes are due")
    found = [decode(text) for text in texts]
    need(all(len(each) == HASH for each in found), "it holds something that is no hash")
    return found


def unique(pairs):
    need(len({key for key, _ in pairs}) == len(pairs), "a key is there twice")
    return dict(pairs)


def parse(line):
    try:
        return json.loads(line, object_pairs_hook=unique)
    except (ValueError, RecursionError):
        raise Wrong("it is not JSON") from None


def fields_of(line, kind):
    """Reads a line of the file's own, which is as JSON.stringify writes it, so that no byte of it is idle."""
    value = parse(line)
    must, may = FIELDS[kind]
    need(isinstance(value, dict), "it is no object")
    need(json.dumps(value, separators=(",", ":"), ensure_ascii=False) == line, "it is not written as JSON.stringify writes it")
    need(set(must) <= set(value) <= set(must) | set(may), "its fields are not those that it should have")
    for key in value:
        if key in STRINGS:
            need(isinstance(value[key], str), f"its {key} is no text")
    for key in ("v", "from", "to", "seq", "of", "index"):
        if key in value:
            need(type(value[key]) is int and 0 <= value[key] < 2**53, f"its {key} is no number of that kind")
    return value


# Signatures and certificates, by openssl


def openssl(*words, data=b""):
    done = subprocess.run(["openssl", *words], input=data, stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False)
    return done.returncode == 0, done.stdout


class Scratch:
    """A folder for what openssl wants as files."""

    def __init__(self):
        self.folder = tempfile.TemporaryDirectory(prefix="reeve-verify-")

    def write(self, name, data):
        path = os.path.join(self.folder.name, name)
        with open(path, "wb") as file:
            file.write(data)
        return path


def pem(label, der):
    body = b64encode(der).decode()
    lines = "\n".join(body[i : i + 64] for i in range(0, len(body), 64))
    return f"-----BEGIN {label}-----\n{lines}\n-----END {label}-----\n"


def is_ed25519(scratch, public, message, signature):
    # SubjectPublicKeyInfo of an Ed25519 key (RFC 8410, 4).
    key = scratch.write("log.pem", pem("PUBLIC KEY", bytes.fromhex("302a300506032b6570032100") + public).encode())
    text = scratch.write("message", message)
    sign = scratch.write("signature", signature)
    return openssl("pkeyutl", "-verify", "-pubin", "-inkey", key, "-rawin", "-in", text, "-sigfile", sign)[0]


class Certificate:
    """A certificate in PEM, as Node writes it."""

    def __init__(self, text, scratch):
        match = re.fullmatch(r"-----BEGIN CERTIFICATE-----\n([A-Za-z0-9+/=\n]+)-----END CERTIFICATE-----\n", text)
        need(match, "it holds a certificate that is none in PEM")
        der = decode(match.group(1).replace("\n", ""))
        need(pem("CERTIFICATE", der) == text, "the PEM of its certificate is not written as it should be")
        self.fingerprint = hashlib.sha256(der).hexdigest()
        self.path = scratch.write(f"{self.fingerprint}.pem", text.encode())
        good, shown = openssl("x509", "-in", self.path, "-noout", "-subject", "-nameopt", "multiline", "-serial", "-dates", "-pubkey")
        need(good, "it holds a certificate that openssl cannot read")
        told = shown.decode(errors="replace")
        self.name = "".join(re.findall(r"^ *commonName *= (.*)$", told, re.M))
        self.groups = re.findall(r"^ *organizationName *= (.*)$", told, re.M)
        self.serial = re.search(r"^serial=(\w+)$", told, re.M).group(1)
        self.start, self.end = (
            1000 * calendar.timegm(time.strptime(re.search(rf"^{name}=(.*) GMT$", told, re.M).group(1), "%b %d %H:%M:%S %Y"))
            for name in ("notBefore", "notAfter")
        )
        key = re.search(r"-----BEGIN PUBLIC KEY-----.*-----END PUBLIC KEY-----\n", told, re.S).group(0)
        self.key = scratch.write(f"{self.fingerprint}.key", key.encode())
        self.seen = None

    def is_vouched(self, ca, purpose, at):
        """Whether the CA vouches for it at a time, milliseconds: once it does at two times it does between them."""
        if self.seen and self.seen[0] <= at <= self.seen[1]:
            return True
        if not self.start <= at <= self.end:
            return False
        words = ["verify", "-CAfile", ca, "-no-CApath", "-partial_chain", "-purpose", purpose, "-attime", str(int(at // 1000)), self.path]
        if not openssl(*words)[0]:
            return False
        self.seen = (min(at, *(self.seen or (at, at))), max(at, *(self.seen or (at, at))))
        return True

    def alternative_names(self):
        good, shown = openssl("x509", "-in", self.path, "-noout", "-ext", "subjectAltName")
        return re.split(r",\s*", shown.decode(errors="replace").split("\n", 1)[-1].strip()) if good else []


# Merkle tree (RFC 6962) and signed notes (C2SP signed-note, tlog-checkpoint)


def leaf(line):
    return hashlib.sha256(b"\0" + line).digest()


def node(left, right):
    return hashlib.sha256(b"\1" + left + right).digest()


def root_by_inclusion(seq, size, hash_, proof):
    """RFC 9162, 2.1.3.2."""
    need(seq < size, "the checkpoint does not reach as far as this entry")
    first, last = seq, size - 1
    for other in proof:
        need(last > 0, "its proof is too long")
        if first & 1 or first == last:
            hash_ = node(other, hash_)
            while not first & 1 and first:
                first, last = first >> 1, last >> 1
        else:
            hash_ = node(hash_, other)
        first, last = first >> 1, last >> 1
    need(last == 0, "its proof is too short")
    return hash_


def is_consistent(old, new, old_root, new_root, proof):
    """RFC 9162, 2.1.4.2."""
    if old == new or old == 0:
        return not proof and (old == 0 or old_root == new_root)
    path = list(proof) if old & (old - 1) else [old_root, *proof]
    if old > new or not path:
        return False
    first, last = old - 1, new - 1
    while first & 1:
        first, last = first >> 1, last >> 1
    left = right = path[0]
    for other in path[1:]:
        if last == 0:
            return False
        if first & 1 or first == last:
            left, right = node(other, left), node(other, right)
            while not first & 1 and first:
                first, last = first >> 1, last >> 1
        else:
            right = node(right, other)
        first, last = first >> 1, last >> 1
    return last == 0 and left == old_root and right == new_root


class Frontier:
    """The hashes of the largest complete subtrees over so many leaves, the largest first."""

    def __init__(self, size, peaks):
        need(len(peaks) == bin(size).count("1"), "it holds another number of hashes of what was before")
        self.size, self.peaks = size, list(peaks)

    def add(self, hash_):
        for level in range(64):
            if not self.size >> level & 1:
                break
            hash_ = node(self.peaks.pop(), hash_)
        self.peaks.append(hash_)
        self.size += 1

    def root(self):
        if not self.peaks:
            return hashlib.sha256(b"").digest()
        hash_ = self.peaks[-1]
        for peak in reversed(self.peaks[:-1]):
            hash_ = node(peak, hash_)
        return hash_


def read_key(text):
    """The name and the 32 bytes of a key such as `lab-01/reeve-account+1a2b3c4d+BASE64`."""
    match = re.fullmatch(r"([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)", text)
    need(match, "it names a key that is none")
    name, key = match.group(1), decode(match.group(3))
    need(len(key) == HASH + 1 and key[0] == 1, "its key is not one for Ed25519")
    need(hashlib.sha256(name.encode() + b"\n" + key).hexdigest()[:8] == match.group(2), "its key has the id of another")
    return name, key[1:]


def read_checkpoint(note):
    """Origin, size, root, and the text and the signature, of a checkpoint by one key."""
    match = re.fullmatch(r"((\S+)\n(0|[1-9][0-9]*)\n([A-Za-z0-9+/]{43}=)\n)\n— (\S+) ([A-Za-z0-9+/=]+)\n", note)
    need(match, "it holds a checkpoint that is none")
    text, origin, size, root, by, signature = match.groups()
    need(by == origin, "its checkpoint is signed in the name of another")
    return origin, int(size), decode(root), text.encode(), decode(signature)


# What both kinds of file have


class File:
    def __init__(self, head, ca, log_key):
        self.host, self.ca, self.notes = head["host"], ca, []
        self.scratch = Scratch()
        self.name, self.key = read_key(head["key"])
        need(self.name == f"{self.host}/reeve-account", "its key is that of another host")
        need(log_key is None or log_key == head["key"], "it was signed with another log key than the one that is given")
        self.until = None
        if ca is not None:
            need("certificate" in head, "it holds no certificate of the host, for which the CA could vouch")
            self.until = self.vouched_until(Certificate(head["certificate"], self.scratch), log_key)
        origin, self.size, self.root, text, signature = read_checkpoint(head["checkpoint"])
        need(origin == self.name, "its checkpoint is that of another host")
        ids = hashlib.sha256(self.name.encode() + b"\n\1" + self.key).digest()[:4]
        need(len(signature) == 68 and signature[:4] == ids, "its checkpoint is signed by another key")
        need(is_ed25519(self.scratch, self.key, text, signature[4:]), "the signature of its checkpoint is not that of its text")
        self.certificates, self.used, self.queued, self.orders = {}, set(), {}, 0
        self.signed, self.proven = set(), []

    def vouched_until(self, certificate, log_key):
        """Until when entries are vouched for: the certificate may have expired since; None is for ever."""
        now = 1000 * time.time()
        need(certificate.is_vouched(self.ca, "sslserver", min(now, certificate.end)), "the CA does not vouch for the certificate of the host")
        need(certificate.name == self.host, "the certificate is that of another host")
        names = [each for each in certificate.alternative_names() if each.startswith("URI:reeve:log-key:")]
        need(names or log_key, "the certificate names no log key; give the log.pub of the host")
        wanted = "URI:reeve:log-key:sha256:" + hashlib.sha256(self.key).hexdigest()
        need(not names or wanted in names, "the certificate of the host names another log key")
        return certificate.end if now > certificate.end and log_key is None else None

    def add_certificate(self, line):
        certificate = Certificate(fields_of(line, "certificate")["certificate"], self.scratch)
        need(certificate.fingerprint not in self.certificates, "this certificate is there twice")
        self.certificates[certificate.fingerprint] = certificate

    def check_entry(self, line, seq):
        entry = parse(line)
        need(isinstance(entry, dict) and entry.get("v") == 1 and isinstance(entry.get("event"), str), "it holds no entry")
        need(type(entry.get("seq")) is int and entry["seq"] == seq, f"it is not entry {seq}")
        need(type(entry.get("time")) in (int, float), "its entry has no time")
        need(entry.get("host") == self.host, "it is an entry of another host")
        need(self.until is None or entry["time"] <= self.until, "it is younger than the certificate of the host vouches for")
        if entry["event"] in ("job-queued", "job-start"):
            self.queued.setdefault(entry.get("job"), entry["time"])
        try:
            self.check_order(entry)
        except (KeyError, TypeError, AttributeError):
            raise Wrong("its order is not as it should be") from None
        return entry

    def check_order(self, entry):
        order, held = entry.get("order"), entry.get("certificate")
        if not order or "envelope" not in order or not held:
            return
        certificate = self.certificates.get(held["fingerprint"])
        if certificate is None:
            self.notes.append(f"the order of entry {entry['seq']}: the certificate of whoever signed it is not there")
            return
        self.used.add(certificate.fingerprint)
        envelope = order["envelope"]
        kind, payload = envelope["payloadType"], decode(envelope["payload"])
        need(kind == "application/vnd.reeve.order.v1+json", "its order is of another type")
        need(len(envelope["signatures"]) == 1, "its order has not one signature")
        signed = f"DSSEv1 {len(kind)} {kind} {len(payload)} ".encode() + payload
        sign = self.scratch.write("signature", decode(envelope["signatures"][0]["sig"]))
        good = openssl("dgst", "-sha256", "-verify", certificate.key, "-signature", sign, data=signed)[0]
        need(good, "the signature of its order is not by the key of that certificate")
        need(hashlib.sha256(payload).hexdigest() == order["digest"], "the digest of its order is another")
        said = parse(payload.decode())
        need(said["id"] == order["id"] and said["host"] == self.host, "its order is another, or for another host")
        who = entry["principal"]
        need(who["name"] == certificate.name and who["groups"] == certificate.groups, "it names another than its certificate")
        need(held["serial"] == certificate.serial, "it names another certificate")
        self.check_quotes(entry, said)
        self.check_dates(entry, said, certificate)
        self.orders += 1
        self.signed.add(entry["seq"])

    def check_quotes(self, entry, said):
        event, action = entry["event"], said["action"]
        if event in ("job-queued", "job-start"):
            need(action == "run" or action.startswith(("audit-", "share-")), "its order says something else: the action")
            place = {key: said[key] for key in ("share", "path")} if action.startswith("share-") else None
            need(entry.get("files") == place, "its order says something else: the share, or the path in it")
            need(entry["job"] == said["id"], "its order says something else: the job")
            need(entry["command"] == said.get("command", action), "its order says something else: the command")
            need(entry.get("reason") == said.get("reason"), "its order says something else: the reason")
        elif event in ("attach", "cancel"):
            need(action == event and entry["job"] == said["job"], "its order says something else: the job")
            need(event == "attach" or entry.get("signal") == said.get("signal"), "its order says something else: the signal")
            need(event == "cancel" or entry["from"] <= said["from"], "its order says something else: the place")
        elif event == "account-read":
            need(action.startswith("audit-") and entry.get("job", said["id"]) == said["id"], "its order says something else")
        elif event == "denial":
            need(entry.get("job") in (None, said.get("job", said["id"])), "its order says something else: the job")
            need(entry.get("command") in (None, said.get("command", action)), "its order says something else: the command")

    def check_dates(self, entry, said, certificate):
        if self.ca is None:
            return
        at = self.queued.get(entry.get("job"), entry["time"])
        if certificate.is_vouched(self.ca, "sslclient", at):
            return
        issued = at if entry["event"] == "denial" else int(said["id"].replace("-", "")[:12], 16)
        near = min(max(issued, certificate.start), certificate.end)
        within = entry["event"] == "denial" or abs(near - issued) <= WINDOW
        need(within and certificate.is_vouched(self.ca, "sslclient", near), "the CA does not vouch for whoever signed its order")
        self.notes.append(f"entry {entry['seq']} has a time outside the dates of its certificate")

    def finish(self):
        need(set(self.certificates) == self.used, "it holds a certificate that signed nothing in it")
        if self.ca is None and self.used:
            self.notes.append("whether a CA vouches for those who signed orders")


def verify_evidence(file, lines):
    seen = set()
    for number, line in lines:
        with_place(number, lambda number=number, line=line: evidence_line(file, number, line, seen))
    need(seen, "no entry is in it")
    return f"{len(seen)} entries of {file.host}"


def evidence_line(file, number, line, seen):
    if line.startswith('{"certificate":'):
        return file.add_certificate(line)
    if line.startswith('{"file":'):
        return file.files.append((number, fields_of(line, "file")))
    held = fields_of(line, "entry")
    seq, text = held["seq"], held["line"]
    need(seq not in seen, f"entry {seq} is there twice")
    seen.add(seq)
    root = root_by_inclusion(seq, file.size, leaf(text.encode()), hashes(held["proof"]))
    need(root == file.root, "its entry is not what was signed")
    file.waiting.append((text, seq))
    return None


def check_file(file, held, entries):
    """A file of a transfer: in the manifest that the end of its job names, and what the order of that job asks for."""
    text, end = held["file"], entries.get(held["of"])
    said = parse(text)
    need(isinstance(said, dict) and list(said) == ["path", "size", "mode", "digest"], "it holds no file of a manifest")
    need(json.dumps(said, separators=(",", ":"), ensure_ascii=False) == text, "it holds no file of a manifest")
    path, transfer = said["path"], (end or {}).get("transfer")
    need(isinstance(path, str) and end and end["event"] == "job-end" and transfer, "the end of its transfer is not in this file")
    root = root_by_inclusion(held["index"], transfer["files"], leaf(text.encode()), hashes(held["proof"]))
    need(root.hex() == transfer["root"], "it is not in the manifest of that transfer")
    start = entries.get(end["start"])
    need(start and start["event"] == "job-start" and start["job"] == end["job"], "the start of its job is not in this file")
    need(start["seq"] in file.signed and start["principal"]["name"] == end["principal"]["name"], "its order is not shown to be signed")
    need(start["command"] in ("share-put", "share-get"), "its job is no transfer")
    asked = start["files"]["path"]
    within = asked == "" or path == asked or path.startswith(f"{asked}/")
    need(start["files"]["share"] == transfer["share"] and within, "it is no file that its order asks for")
    did = "took from" if start["command"] == "share-put" else "said that it sent to"
    when = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(end["time"] / 1000))
    name = json.dumps(f"{transfer['share']}/{path}")
    file.proven.append(f"at {when} {file.host} {did} {end['principal']['name']}: {name}, {said['size']} bytes, SHA-256 {said['digest']}")


def verify_export(file, head, lines):
    start, end = head["from"], head["to"]
    tree = Frontier(start, hashes(head["before"]))
    need(start < end <= file.size, "it is over no entries, or over more than its checkpoint")
    for number, line in lines:
        with_place(number, lambda line=line: export_line(file, line, tree, end))
    need(tree.size == end, f"entries {tree.size} to {end - 1} are missing")
    good = is_consistent(end, file.size, tree.root(), file.root, hashes(head["consistency"]))
    need(good, "the entries are not those that were signed")
    return f"entries {start} to {end - 1} of {file.host}"


def export_line(file, line, tree, end):
    if line.startswith('{"certificate":'):
        return file.add_certificate(line)
    if line.startswith('{"checkpoint":'):
        _, size, root, _, _ = read_checkpoint(fields_of(line, "checkpoint")["checkpoint"])
        need(size == tree.size and root == tree.root(), "a line before it was changed: this checkpoint is not about them")
        return None
    need(tree.size < end, "it does not belong there")
    file.check_entry(line, tree.size)
    return tree.add(leaf(line.encode()))


def with_place(number, check):
    try:
        return check()
    except Wrong as error:
        raise Wrong(f"line {number}: {error}") from None


def lines_of(stream):
    """The lines with their numbers; bytes behind the last line end are none."""
    number = 0
    while True:
        line = stream.readline(LONGEST + 2)
        if not line:
            return
        number += 1
        need(line.endswith(b"\n"), f"line {number}: it is cut off, or too long")
        try:
            yield number, line[:-1].decode()
        except UnicodeDecodeError:
            raise Wrong(f"line {number}: it is no text") from None


def verify(stream, ca, log_key):
    lines = lines_of(stream)
    _, first = next(lines, (0, ""))
    kind = next((kind for kind in ("reeve-evidence", "reeve-export") if first.startswith(f'{{"format":"{kind}","v":1,')), None)
    need(kind, "it is no receipt, proof or export of reeve")
    head = with_place(1, lambda: fields_of(first, kind))
    file = with_place(1, lambda: File(head, ca, log_key))
    if kind == "reeve-export":
        what = verify_export(file, head, lines)
    else:
        # The certificates stand behind the entries.
        file.waiting, file.files = [], []
        what = verify_evidence(file, lines)
        entries = {seq: file.check_entry(text, seq) for text, seq in sorted(file.waiting, key=lambda each: each[1])}
        places = [(held["of"], held["index"]) for _, held in file.files]
        need(len(set(places)) == len(places), "a file is there twice")
        for number, held in file.files:
            with_place(number, lambda held=held: check_file(file, held, entries))
    file.finish()
    return what, file


def main():
    parser = argparse.ArgumentParser(description="Verifies a receipt, a proof or an export of reeve.")
    parser.add_argument("--ca", help="the CA's certificates, in PEM")
    parser.add_argument("--log-key", help="the log.pub of the host")
    parser.add_argument("file")
    options = parser.parse_args()
    if options.ca is None and options.log_key is None:
        parser.error("nothing says whom to trust: give --ca FILE, --log-key FILE, or both")
    try:
        if options.ca is not None:
            open(options.ca, "rb").close()
        log_key = None
        if options.log_key is not None:
            with open(options.log_key, encoding="utf-8") as file:
                log_key = file.read(4096).strip()
        with open(options.file, "rb") as stream:
            what, file = verify(stream, options.ca, log_key)
    except Wrong as error:
        print(f"verify.py: {options.file} does not verify: {error}", file=sys.stderr)
        return 1
    except (OSError, UnicodeDecodeError) as error:
        print(f"verify.py: {error}", file=sys.stderr)
        return 2
    print(f"{options.file}: {what} are what was signed, with {file.orders} orders by their signatures; key {file.name}, checkpoint over {file.size} entries")
    for file_proven in file.proven:
        print(file_proven)
    for note in file.notes:
        print(f"not looked at, or to be told: {note}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
