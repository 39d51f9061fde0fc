#!/usr/bin/env python3
"""A reeve client, written from docs/protocol.md with Python's standard library and the openssl command.

    client.py --host NAME --address ADDRESS:PORT --cert F --key F --ca F run COMMAND JSON-PARAMS OUT ERR [--stdin FILE] [--drop N]...
    client.py ... put FILE|FOLDER SHARE PATH [--name NAME] [--into] [--drop N]...
    client.py ... get SHARE PATH FILE|FOLDER [--recursive] [--drop N]...
    client.py ... send TEXT
    client.py ... listen COUNT [--after MAILBOX:NUMBER | --after NUMBER] [--drop N]...
    client.py ... watch COUNT [--drop N]...
    client.py ... ping

`run` writes the exact bytes of stdout and stderr to the files OUT and ERR, and gives the command FILE as its input. With
--drop N its connection breaks when N bytes of output have come (0: as soon as the order was sent), and it goes on by another.
`put` puts a file, or a folder and all that is in it, and holds what the host says that it took, and its receipt, against what was
sent; its --drop counts the bytes that were sent. `get` writes what it got when all of it came, and is what the host and its receipt say.
`listen` verifies COUNT messages and prints them, and which were missed.
`watch` ends when it knows COUNT jobs that have ended, and prints those, and the state; its --drop counts them.
All print one JSON object.
"""

import argparse
import hashlib
import io
import json
import os
import queue
import re
import socket
import ssl
import stat
import struct
import subprocess
import sys
import tempfile
import threading
import time
import unicodedata
from base64 import b64decode, b64encode

CONTROL, DATA, CREDIT = 0, 1, 2
MAX_CONTROL, MAX_DATA = 262_144, 65_536
STDIN, TRANSFER, SIGNATURE = 0, 3, 64
WINDOW = 1_048_576
STREAM = 1
PAYLOAD_TYPE = "application/vnd.reeve.order.v1+json"
SERVER_AUTH = "TLS Web Server Authentication"


class Failure(Exception):
    """Something that ends the program: a code, and words for a person."""

    def __init__(self, code, message):
        super().__init__(message)
        self.code = code


# Transport


class Line:
    """TLS over a socket, which one thread may read while another writes.

    OpenSSL does not stand two calls at once on one connection, and before Python 3.13 nothing of ssl.SSLSocket keeps them apart: a
    connection broke now and then.
    """

    def __init__(self, raw, context, name):
        self.raw = raw
        self.arrived = ssl.MemoryBIO()
        self.leaving = ssl.MemoryBIO()
        self.tls = context.wrap_bio(self.arrived, self.leaving, server_hostname=name)
        self.engine = threading.Lock()
        self.sending = threading.Lock()
        while not self.is_agreed():
            self.wait()

    def is_agreed(self):
        """Goes on with the handshake; true when it is done."""
        try:
            self.tls.do_handshake()
            return True
        except ssl.SSLWantReadError:
            return False
        finally:
            self.raw.sendall(self.leaving.read())

    def wait(self):
        """Takes what comes next from the socket."""
        piece = self.raw.recv(65536)
        with self.engine:
            if piece:
                self.arrived.write(piece)
            else:
                self.arrived.write_eof()

    def recv(self, size):
        while True:
            try:
                with self.engine:
                    return self.tls.read(size)
            except ssl.SSLWantReadError:
                self.wait()
            except (ssl.SSLZeroReturnError, ssl.SSLEOFError):
                return b""

    def sendall(self, payload):
        with self.sending:
            with self.engine:
                self.tls.write(payload)
                leaving = self.leaving.read()
            self.raw.sendall(leaving)


def connect(options):
    """A TLS 1.3 connection whose host was found good, and the CN of its certificate."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.minimum_version = ssl.TLSVersion.TLSv1_3
    context.load_verify_locations(options.ca)
    context.load_cert_chain(options.cert, options.key)
    context.set_alpn_protocols(["reeve/1"])
    context.check_hostname = True
    context.hostname_checks_common_name = False
    address, port = options.address.rsplit(":", 1)
    raw = socket.create_connection((address, int(port)), timeout=30)
    raw.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    connection = Line(raw, context, options.host)
    if connection.tls.selected_alpn_protocol() != "reeve/1":
        raise Failure("not-reeve", "the server does not speak reeve/1")
    require_host_certificate(connection.tls.getpeercert(binary_form=True))
    subject = connection.tls.getpeercert()["subject"]
    names = [value for part in subject for key, value in part if key == "commonName"]
    if len(names) != 1:
        raise Failure("untrusted-host", f"the host's certificate has {len(names)} common names")
    return connection, names[0]


def require_host_certificate(der):
    """OpenSSL looks for serverAuth among others too; it must stand there alone."""
    shown = subprocess.run(
        ["openssl", "x509", "-inform", "DER", "-noout", "-ext", "extendedKeyUsage"],
        input=der, capture_output=True, check=True,
    ).stdout.decode()
    usages = [line.strip() for line in shown.splitlines()[1:]]
    if usages != [SERVER_AUTH]:
        raise Failure("untrusted-host", f"the certificate that answered is for {usages}, not for a host alone")


# Frames


def frame(kind, stream, payload):
    return struct.pack(">IBI", 5 + len(payload), kind, stream) + payload


def control(stream, message):
    return frame(CONTROL, stream, json.dumps(message).encode())


def credit(stream, amount):
    return frame(CREDIT, stream, struct.pack(">I", amount))


def data(stream, channel, offset, payload):
    return frame(DATA, stream, struct.pack(">BQ", channel, offset) + payload)


def read_exactly(connection, size):
    data = bytearray()
    while len(data) < size:
        piece = connection.recv(size - len(data))
        if not piece:
            raise Failure("connection-lost", "the server closed the connection")
        data += piece
    return bytes(data)


def read_frame(connection):
    """(type, stream, payload); the length is checked before memory is taken."""
    length, kind, stream = struct.unpack(">IBI", read_exactly(connection, 9))
    size = length - 5
    low, high = {CONTROL: (2, MAX_CONTROL), DATA: (10, 9 + MAX_DATA), CREDIT: (4, 4)}.get(kind, (1, 0))
    if not low <= size <= high:
        raise Failure("frame", f"a frame of type {kind} with a payload of {size} bytes")
    return kind, stream, read_exactly(connection, size)


def read_message(payload):
    def unique(pairs):
        if len({key for key, _ in pairs}) != len(pairs):
            raise Failure("json", "a key stands twice")
        return dict(pairs)

    return json.loads(payload.decode("utf-8"), object_pairs_hook=unique)


# Orders


def uuid7():
    bits = (time.time_ns() // 1_000_000 << 80) | int.from_bytes(os.urandom(10), "big")
    bits = bits & ~(0xF << 76) | 0x7 << 76
    bits = bits & ~(0x3 << 62) | 0x2 << 62
    digits = f"{bits:032x}"
    return "-".join([digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:]])


def spell(value):
    """The one spelling of a value that is signed: RFC 8785, 3.2.2, but with members in the order in which they stand."""
    if isinstance(value, dict):
        return "{" + ",".join(f"{spell(key)}:{spell(member)}" for key, member in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ",".join(map(spell, value)) + "]"
    if isinstance(value, float):
        return spell_number(value)
    return json.dumps(value, ensure_ascii=False)


def spell_number(value):
    """As ECMAScript writes it; repr() has the same shortest digits in another layout."""
    mantissa, _, power = repr(abs(value)).partition("e")
    whole, _, fraction = mantissa.partition(".")
    digits = (whole + fraction).lstrip("0")
    point = len(digits) - len(fraction) + int(power or 0)
    digits = digits.rstrip("0")
    sign = "-" if value < 0 else ""
    if not digits:
        return "0"
    if len(digits) <= point <= 21:
        return sign + digits.ljust(point, "0")
    if 0 < point <= 21:
        return sign + digits[:point] + "." + digits[point:]
    if -6 < point <= 0:
        return sign + "0." + "0" * -point + digits
    tail = "." + digits[1:] if len(digits) > 1 else ""
    return f"{sign}{digits[0]}{tail}e{point - 1:+d}"


def sign(payload, key):
    """The DSSE envelope of a payload."""
    body = spell(payload).encode()
    encoded = f"DSSEv1 {len(PAYLOAD_TYPE)} {PAYLOAD_TYPE} {len(body)} ".encode() + body
    signature = subprocess.run(
        ["openssl", "dgst", "-sha256", "-sign", key], input=encoded, capture_output=True, check=True
    ).stdout
    return {
        "payloadType": PAYLOAD_TYPE,
        "payload": b64encode(body).decode(),
        "signatures": [{"sig": b64encode(signature).decode()}],
    }


class InputKey:
    """An Ed25519 key for the input of one job, in a folder of its own."""

    def __init__(self, folder):
        self.folder = folder
        self.key = os.path.join(folder, "input.pem")
        subprocess.run(["openssl", "genpkey", "-algorithm", "ed25519", "-out", self.key], check=True, capture_output=True)
        shown = subprocess.run(
            ["openssl", "pkey", "-in", self.key, "-pubout", "-outform", "DER"], check=True, capture_output=True
        ).stdout
        self.public = b64encode(shown[-32:]).decode()

    def sign(self, job, channel, offset, payload):
        """The signature, then the bytes."""
        path = os.path.join(self.folder, "signed")
        with open(path, "wb") as file:
            file.write(b"reeve input v1\0" + job.encode() + struct.pack(">BQ", channel, offset) + payload)
        signature = subprocess.run(
            ["openssl", "pkeyutl", "-sign", "-rawin", "-inkey", self.key, "-in", path], check=True, capture_output=True
        ).stdout
        return signature + payload


# A session


class Session:
    def __init__(self, options):
        self.options = options
        self.connection, self.host = connect(options)
        self.frames = queue.Queue()
        # Reads always, also while a write waits.
        threading.Thread(target=self.read, daemon=True).start()
        kind, stream, payload = self.next_frame()
        message = read_message(payload) if kind == CONTROL and stream == 0 else {}
        if message.get("type") == "fault":
            raise Failure(message["code"], message["message"])
        if message.get("type") != "welcome" or message["protocol"] != 1:
            raise Failure("phase", "the server did not begin with a welcome")
        self.welcome = message

    def read(self):
        try:
            while True:
                self.frames.put(read_frame(self.connection))
        except (OSError, ValueError) as error:
            self.frames.put(Failure("connection-lost", str(error)))
        except Failure as failure:
            self.frames.put(failure)

    def next_frame(self):
        got = self.frames.get()
        if isinstance(got, Failure):
            raise got
        return got

    def send(self, payload):
        try:
            self.connection.sendall(payload)
        except OSError as error:
            raise Failure("connection-lost", str(error)) from error

    def drop(self):
        """As a line breaks: without a word."""
        self.connection.raw.shutdown(socket.SHUT_RDWR)

    def on_session(self, message):
        """What comes on stream 0 while something else is waited for."""
        if message["type"] == "fault":
            raise Failure(message["code"], message["message"])
        if message["type"] == "ping":
            pong = {"type": "pong", "nonce": message["nonce"], "time": int(time.time() * 1000)}
            self.send(control(0, pong))
        elif message["type"] != "pong":
            raise Failure("phase", f"{message['type']} on stream 0")

    def ping(self):
        nonce = os.urandom(8).hex()
        sent = time.perf_counter()
        self.send(control(0, {"type": "ping", "nonce": nonce}))
        while True:
            kind, stream, payload = self.next_frame()
            if kind != CONTROL or stream != 0:
                raise Failure("phase", "something came on a stream that was never opened")
            message = read_message(payload)
            if message["type"] == "pong" and message["nonce"] == nonce:
                return {"milliseconds": (time.perf_counter() - sent) * 1000, "time": message["time"]}
            self.on_session(message)


class Job:
    """One job, from its order to its end, over as many connections as it takes."""

    def __init__(self, options, outputs, stdin, key, drops):
        self.options = options
        self.files = {1: outputs[0], 2: outputs[1]}
        self.digests = {1: hashlib.sha256(), 2: hashlib.sha256()}
        self.counts = {1: 0, 2: 0}
        self.stdin = stdin
        self.key = key
        self.drops = drops
        self.started = None
        self.queued = False
        self.next = 0
        self.lines = 0

    def run(self, session, fields):
        order = {"id": uuid7(), "host": session.host, **fields}
        if self.stdin is not None:
            order["input"] = self.key.public
        self.id = order["id"]
        envelope = sign(order, self.options.key)
        while True:
            try:
                return self.follow(session, envelope)
            except Failure as failure:
                if failure.code != "connection-lost" or self.lines > 20:
                    raise
            session = Session(self.options)
            # Nobody knows whether the order arrived: the very same again. Once it did: from where we are.
            if self.started is not None or self.queued:
                envelope = sign(self.attach(session.host), self.options.key)

    def attach(self, host):
        order = {"id": uuid7(), "host": host, "action": "attach", "job": self.id, "from": self.next, "claim": True}
        return order if self.stdin is None else {**order, "input": self.key.public}

    def follow(self, session, envelope):
        self.session = session
        self.lines += 1
        self.flowing = False
        self.allowed = WINDOW
        self.consumed = 0
        self.step = WINDOW // 4
        self.due = None
        self.input_credit = 0
        session.send(control(STREAM, {"type": "order", "envelope": envelope}) + credit(STREAM, WINDOW))
        self.drop_at(0)
        while True:
            kind, stream, payload = session.next_frame()
            if kind == CONTROL and stream == 0:
                session.on_session(read_message(payload))
            elif stream != STREAM:
                raise Failure("phase", f"something on stream {stream}")
            elif kind == DATA:
                self.data(payload)
            elif kind == CREDIT:
                self.input_credit += struct.unpack(">I", payload)[0]
                self.feed()
            else:
                message = read_message(payload)
                if message["type"] == "ended" and self.flowing:
                    self.ended = message
                    self.check(message["outcome"])
                    return message["outcome"]
                self.control(message)

    def control(self, message):
        if message["type"] == "refused":
            raise Failure(message["code"], message["message"])
        if message["type"] == "queued" and not self.flowing:
            self.queued = True
        elif message["type"] == "started" and not self.flowing:
            if message["from"] != self.next:
                raise Failure("phase", f"it goes on at {message['from']}, expected {self.next}")
            self.flowing = True
            self.started = self.started or message
            self.step = min(WINDOW, message["window"]) // 4
            self.due = message.get("input")
        elif message["type"] == "gap" and self.flowing:
            raise Failure("gap", "a submitter that reads from the beginning gets no gap")
        else:
            raise Failure("phase", f"{message['type']} may not come now")

    def feed(self):
        """Sends what the credit is for, and the end after the last of it."""
        if self.due is None or self.stdin is None:
            raise Failure("phase", "credit for input that was never ordered")
        while self.input_credit > 0 and self.due <= len(self.stdin):
            piece = self.stdin[self.due : self.due + min(self.input_credit, MAX_DATA - SIGNATURE)]
            self.session.send(data(STREAM, STDIN, self.due, self.key.sign(self.id, STDIN, self.due, piece)))
            self.input_credit -= len(piece)
            # One beyond the last byte: the end was said.
            self.due += len(piece) or 1

    def data(self, payload):
        channel, offset = struct.unpack(">BQ", payload[:9])
        output = payload[9:]
        if not self.flowing or channel not in self.files or offset != self.next:
            raise Failure("phase", f"data on channel {channel} at {offset}, expected {self.next}")
        self.next += len(output)
        self.allowed -= len(output)
        if self.allowed < 0:
            raise Failure("credit", "the server sent more than it was granted")
        self.files[channel].write(output)
        self.digests[channel].update(output)
        self.counts[channel] += len(output)
        self.consumed += len(output)
        if self.consumed >= self.step:
            self.session.send(credit(STREAM, self.consumed))
            self.allowed += self.consumed
            self.consumed = 0
        self.drop_at(self.next)

    def drop_at(self, offset):
        if self.drops and self.drops[0] <= offset:
            self.drops.pop(0)
            self.session.drop()
            raise Failure("connection-lost", "as asked for")

    def check(self, outcome):
        for channel, name in ((1, "stdout"), (2, "stderr")):
            said = outcome[name]
            if said["bytes"] != self.counts[channel] or said["sha256"] != self.digests[channel].hexdigest():
                raise Failure("digest-mismatch", f"the {name} that came is not what the host says it sent")
        given = outcome.get("stdin")
        if self.stdin is not None and given is not None:
            if given["sha256"] != hashlib.sha256(self.stdin[: given["bytes"]]).hexdigest():
                raise Failure("digest-mismatch", "the command was given other input than was sent")


# Files


def shown_name(name):
    """The bytes of a name as a path has them."""
    hidden = lambda character: unicodedata.category(character) in ("Cc", "Cf", "Zl", "Zp", "Cs")
    shown = ""
    # Bytes that are no UTF-8 come as lone surrogates, U+DC80 to U+DCFF.
    for character in name.decode("utf-8", "surrogateescape"):
        if character == "\\":
            shown += "\\\\"
        elif hidden(character):
            shown += "".join(f"\\x{byte:02x}" for byte in character.encode("utf-8", "surrogateescape"))
        else:
            shown += character
    return shown


def record(kind, payload):
    return struct.pack(">IB", len(payload), kind) + payload


BEGIN, CONTENT, END, WHOLE = 1, 2, 3, 4
MAX_CONTENT = 262_144


class Transfer:
    """A file, or a folder and all that is in it, as records; and the manifest of it."""

    def __init__(self, source):
        self.pieces, self.files, self.skipped = [], [], 0
        self.add(os.fsencode(source), "", os.stat(source))
        lines = [manifest_line(file) for file in self.files]
        summary = {"files": len(lines), "bytes": sum(file["size"] for file in self.files), "root": tree_root(lines).hex()}
        self.say(WHOLE, {**summary, "skipped": self.skipped})

    def say(self, kind, value):
        self.pieces.append(record(kind, spell(value).encode()))

    def add(self, source, path, facts):
        begin = {"path": path, "kind": "folder" if stat.S_ISDIR(facts.st_mode) else "file", "mode": facts.st_mode & 0o777}
        if begin["kind"] == "folder":
            self.say(BEGIN, begin)
            for name in sorted(os.listdir(source)):
                below = os.path.join(source, name)
                found = os.lstat(below)
                if stat.S_ISDIR(found.st_mode) or stat.S_ISREG(found.st_mode):
                    self.add(below, f"{path}/{shown_name(name)}".lstrip("/"), found)
                else:
                    self.skipped += 1
            return
        with open(source, "rb") as file:
            content = file.read()
        self.say(BEGIN, {**begin, "size": len(content)})
        for at in range(0, len(content), MAX_CONTENT):
            self.pieces.append(record(CONTENT, content[at : at + MAX_CONTENT]))
        end = {"size": len(content), "digest": hashlib.sha256(content).hexdigest()}
        self.say(END, end)
        self.files.append({"path": path, "size": end["size"], "mode": f"{begin['mode']:04o}", "digest": end["digest"]})

    def bytes(self):
        return b"".join(self.pieces)


def name_of(shown):
    """The bytes of a name that a path has, which must be written in the one way."""
    # A byte that is written as \xNN becomes a lone surrogate, as those of no UTF-8 do.
    text = re.sub(
        r"\\(\\|x([0-9a-f]{2}))",
        lambda found: "\\" if found[2] is None else bytes([int(found[2], 16)]).decode("ascii", "surrogateescape"),
        shown,
    )
    name = text.encode("utf-8", "surrogateescape")
    if name in (b"", b".", b"..") or b"/" in name or b"\0" in name or len(name) > 255 or shown_name(name) != shown:
        raise Failure("files-invalid", f"{shown!r} is no name")
    return name


def records_of(stream):
    """The records of a transfer: (type, payload)."""
    most = {BEGIN: 65_536, CONTENT: MAX_CONTENT, END: 65_536, WHOLE: 65_536}
    at = 0
    while at < len(stream):
        size, kind = struct.unpack(">IB", stream[at : at + 5])
        if not 0 < size <= most.get(kind, 0) or at + 5 + size > len(stream):
            raise Failure("files-invalid", f"a record of type {kind} with {size} bytes")
        yield kind, stream[at + 5 : at + 5 + size]
        at += 5 + size


def read_transfer(stream, recursive):
    """The files of a transfer, with their content, and its folders, each of which a host must be found to have sent rightly."""
    files, folders, seen, file, whole = [], [], set(), None, None
    for kind, payload in records_of(stream):
        if whole is not None:
            raise Failure("files-invalid", "something follows the end")
        if kind == CONTENT:
            if file is None:
                raise Failure("files-invalid", "bytes of no file")
            file["content"].append(payload)
            continue
        told = read_message(payload)
        if kind == BEGIN and file is None:
            path = told["path"]
            names = path.split("/") if path else []
            for name in names:
                name_of(name)
            above = "/".join(names[:-1])
            if path in seen or (not seen) != (path == "") or (names and above not in folders):
                raise Failure("files-invalid", f"{path!r} may not come here")
            seen.add(path)
            if told["kind"] == "folder" and recursive:
                folders.append(path)
            elif told["kind"] == "file":
                file = {"path": path, "mode": f"{told['mode']:04o}", "content": []}
            else:
                raise Failure("files-invalid", f"a {told['kind']} was not asked for")
        elif kind == END and file is not None:
            content = b"".join(file["content"])
            if (told["size"], told["digest"]) != (len(content), hashlib.sha256(content).hexdigest()):
                raise Failure("files-invalid", "a file is not what its end says")
            files.append({**file, "content": content, "size": told["size"], "digest": told["digest"]})
            file = None
        elif kind == WHOLE and file is None and seen:
            whole = told
        else:
            raise Failure("files-invalid", f"a record of type {kind} may not come here")
    lines = [manifest_line(file) for file in files]
    if whole is None or (whole["files"], whole["bytes"], whole["root"]) != (
        len(files), sum(file["size"] for file in files), tree_root(lines).hex()
    ):
        raise Failure("files-invalid", "the transfer is not whole, or another than its end says")
    return files, folders, whole


def manifest_line(file):
    return spell({name: file[name] for name in ("path", "size", "mode", "digest")}).encode()


def tree_root(leaves):
    """RFC 6962, 2.1."""
    if not leaves:
        return hashlib.sha256().digest()
    if len(leaves) == 1:
        return hashlib.sha256(b"\0" + leaves[0]).digest()
    half = 1 << (len(leaves) - 1).bit_length() - 1
    return hashlib.sha256(b"\1" + tree_root(leaves[:half]) + tree_root(leaves[half:])).digest()


class Put(Job):
    """Sends a transfer, which is signed once, at its end."""

    def feed(self):
        while self.input_credit > 0 and self.due < len(self.stdin):
            piece = self.stdin[self.due : self.due + min(self.input_credit, MAX_DATA)]
            self.session.send(data(STREAM, TRANSFER, self.due, piece))
            self.input_credit -= len(piece)
            self.due += len(piece)
            self.drop_at(self.due)
        if self.due == len(self.stdin):
            signed = self.key.sign(self.id, TRANSFER, self.due, hashlib.sha256(self.stdin).digest())
            self.session.send(data(STREAM, STDIN, self.due, signed[:SIGNATURE]))
            # One beyond the last byte: the end was said.
            self.due += 1


def put(session, options):
    transfer = Transfer(options.source)
    out, err = io.BytesIO(), io.BytesIO()
    order = {"action": "share-put", "share": options.share, "path": options.path}
    if options.name:
        order["name"] = options.name
    if options.into:
        order["into"] = True
    with tempfile.TemporaryDirectory() as folder:
        job = Put(options, (out, err), transfer.bytes(), InputKey(folder), sorted(options.drop))
        outcome = job.run(session, order)
    require_done(outcome, err.getvalue())
    *lines, last = out.getvalue().splitlines()
    taken = [read_message(line) for line in lines]
    if len(taken) != len(transfer.files) or outcome["stdin"]["bytes"] != len(job.stdin):
        raise Failure("files-invalid", "the host took other files than were sent")
    places = [options.path] + ([f"{options.path}/{options.name}".lstrip("/")] if options.name else [])
    for place in places:
        if all(there["path"] == f"{place}/{sent['path']}".strip("/") for there, sent in zip(taken, transfer.files)):
            break
    else:
        raise Failure("files-invalid", "the host took files to another place")
    for there, sent in zip(taken, transfer.files):
        if (there["size"], there["digest"]) != (sent["size"], sent["digest"]):
            raise Failure("files-invalid", "the host took other bytes than were sent")
    summary = require_recorded(job, options.share, lines)
    if read_message(last) != {name: summary[name] for name in ("files", "bytes", "root")}:
        raise Failure("files-invalid", "the host says another sum of it")
    return {"job": job.id, "files": taken, "transfer": summary, "lines": job.lines}


def get(session, options):
    out, err = io.BytesIO(), io.BytesIO()
    order = {"action": "share-get", "share": options.share, "path": options.path}
    if options.recursive:
        order["recursive"] = True
    job = Job(options, (out, err), None, None, sorted(options.drop))
    require_done(job.run(session, order), err.getvalue())
    files, folders, whole = read_transfer(out.getvalue(), options.recursive)
    # In the account paths begin at the share.
    from_share = [{**file, "path": f"{options.path}/{file['path']}".strip("/")} for file in files]
    summary = require_recorded(job, options.share, [manifest_line(file) for file in from_share])
    place = lambda path: os.path.join(os.fsencode(options.target), *map(name_of, path.split("/") if path else []))
    for folder in folders:
        os.mkdir(place(folder))
    for file in files:
        with open(place(file["path"]), "xb") as written:
            written.write(file["content"])
    told = [{name: file[name] for name in ("path", "size", "mode", "digest")} for file in from_share]
    return {"job": job.id, "files": told, "transfer": summary, "skipped": whole["skipped"], "lines": job.lines}


def require_done(outcome, said):
    if outcome.get("exit") == 0:
        return
    told = read_message(said) if said else {"code": outcome["reason"], "message": "it could not be done"}
    raise Failure(told["code"], told["message"])


def require_recorded(job, share, lines):
    """What the account of the host has of a transfer, which must be of the files of these lines."""
    entry = verify_receipt(job.ended["receipt"], job.session)
    summary = {
        "share": share,
        "files": len(lines),
        "bytes": sum(read_message(line)["size"] for line in lines),
        "root": tree_root(lines).hex(),
    }
    if entry["event"] != "job-end" or entry["job"] != job.id or entry["outcome"] != job.ended["outcome"]:
        raise Failure("receipt-invalid", "the receipt is about something else")
    if entry["transfer"] != summary:
        raise Failure("files-invalid", "the account has other files")
    return summary


# Messages


def send(session, options):
    text = options.text.encode()
    digest = hashlib.sha256(text).hexdigest()
    order = {"id": uuid7(), "host": session.host, "action": "send", "bytes": len(text), "sha256": digest}
    message = {"type": "order", "envelope": sign(order, options.key), "text": options.text}
    session.send(control(STREAM, message))
    while True:
        kind, stream, payload = session.next_frame()
        if kind != CONTROL:
            raise Failure("phase", "an answer is a control message")
        message = read_message(payload)
        if stream == 0:
            session.on_session(message)
        elif message["type"] == "refused":
            raise Failure(message["code"], message["message"])
        else:
            break
    entry = verify_receipt(message["receipt"], session)
    if entry["event"] != "message" or entry["order"]["id"] != order["id"] or entry["sha256"] != digest:
        raise Failure("receipt-invalid", "the receipt is about something else")
    if (entry["mailbox"], entry["number"]) != (message["body"]["mailbox"], message["body"]["number"]):
        raise Failure("receipt-invalid", "its account has another number")
    return message["body"]


def openssl(arguments, **files):
    """Runs openssl with files of these contents, whose names stand for theirs among the arguments."""
    with tempfile.TemporaryDirectory() as folder:
        for name, content in files.items():
            with open(os.path.join(folder, name), "wb") as file:
                file.write(content)
        words = [os.path.join(folder, word) if word in files else word for word in arguments]
        done = subprocess.run(["openssl", *words], capture_output=True)
        return done.stdout if done.returncode == 0 else None


def verify_receipt(receipt, session):
    """The entry of a receipt that is good by the log key of the host. (That its certificate names that key, TLS was told.)"""
    name, _, key = session.welcome["log"].split("+", 2)
    text, _, signatures = receipt["checkpoint"].partition("\n\n")
    origin, size, root = text.split("\n")[:3]
    by = [line.split(" ")[2] for line in signatures.splitlines() if line.startswith(f"\u2014 {name} ")]
    # DER of an Ed25519 key (RFC 8410) is these bytes and the key.
    public = bytes.fromhex("302a300506032b6570032100") + b64decode(key)[1:]
    if origin != name or not any(
        openssl(
            ["pkeyutl", "-verify", "-rawin", "-pubin", "-keyform", "DER", "-inkey", "key", "-in", "note", "-sigfile", "sig"],
            key=public, note=(text + "\n").encode(), sig=b64decode(signature)[4:],
        )
        for signature in by
    ):
        raise Failure("receipt-invalid", "its checkpoint is not signed by the host's log key")
    line = receipt["line"].encode()
    if inclusion_root(receipt["seq"], int(size), line, [b64decode(hash) for hash in receipt["proof"]]) != b64decode(root):
        raise Failure("receipt-invalid", "its proof does not lead to the root")
    entry = read_message(line)
    if entry["seq"] != receipt["seq"] or entry["host"] != session.host:
        raise Failure("receipt-invalid", "its entry is another")
    return entry


def inclusion_root(index, size, leaf, proof):
    """RFC 9162, 2.1.3.2, which says how RFC 6962's proofs are verified."""
    node, last, hash = index, size - 1, hashlib.sha256(b"\0" + leaf).digest()
    for sibling in proof:
        if last == 0:
            return None
        if node & 1 or node == last:
            hash = hashlib.sha256(b"\1" + sibling + hash).digest()
            while node & 1 == 0 and node != 0:
                node, last = node >> 1, last >> 1
        else:
            hash = hashlib.sha256(b"\1" + hash + sibling).digest()
        node, last = node >> 1, last >> 1
    return hash if last == 0 else None


def verify_message(line, mailbox, session):
    """The number, sender and text of a line of a mailbox."""
    record = read_message(line)
    entry = verify_receipt(record["receipt"], session)
    if entry["event"] != "message" or entry["mailbox"] != mailbox:
        raise Failure("message-invalid", "its entry is no message of this mailbox")
    certificate = b64decode(record["certificate"])
    if hashlib.sha256(certificate).hexdigest() != entry["certificate"]["fingerprint"]:
        raise Failure("message-invalid", "its certificate is another")
    pem = openssl(["x509", "-inform", "DER", "-in", "cert"], cert=certificate)
    at = str(int(entry["time"] / 1000))
    if openssl(["verify", "-CAfile", session.options.ca, "-purpose", "sslclient", "-attime", at, "cert"], cert=pem) is None:
        raise Failure("message-invalid", "no CA vouches for its sender")
    shown = openssl(["x509", "-inform", "DER", "-in", "cert", "-noout", "-subject", "-nameopt", "multiline"], cert=certificate)
    subject = [line.split("=", 1) for line in shown.decode().splitlines()[1:]]
    named = lambda kind: [value.strip() for key, value in subject if key.strip() == kind]
    if named("commonName") != [entry["principal"]["name"]] or named("organizationName") != entry["principal"]["groups"]:
        raise Failure("message-invalid", "its entry names another than its certificate")
    envelope = entry["order"]["envelope"]
    body = b64decode(envelope["payload"])
    encoded = f"DSSEv1 {len(PAYLOAD_TYPE)} {PAYLOAD_TYPE} {len(body)} ".encode() + body
    key = openssl(["x509", "-inform", "DER", "-in", "cert", "-noout", "-pubkey"], cert=certificate)
    signature = b64decode(envelope["signatures"][0]["sig"])
    if openssl(["dgst", "-sha256", "-verify", "key", "-signature", "sig", "body"], key=key, sig=signature, body=encoded) is None:
        raise Failure("message-invalid", "its sender did not sign it")
    order, text = read_message(body), b64decode(record["text"])
    if (order["action"], order["host"], order["id"]) != ("send", session.host, entry["order"]["id"]):
        raise Failure("message-invalid", "its order is another")
    if len(text) != order["bytes"] or hashlib.sha256(text).hexdigest() != order["sha256"]:
        raise Failure("message-invalid", "its text is another")
    return entry["number"], entry["principal"]["name"], text.decode()


class Follower:
    """Something without an end, over as many connections as it takes."""

    def __init__(self, options):
        self.options = options
        self.spell = None
        self.lines = 0

    def run(self, session):
        while True:
            try:
                return self.follow(session)
            except Failure as failure:
                if failure.code != "connection-lost" or self.lines > 20:
                    raise
            session = Session(self.options)

    def order(self, session, action, **fields):
        self.lines += 1
        order = {"id": uuid7(), "host": session.host, "action": action, **fields}
        if self.spell:
            order["spell"] = self.spell
        self.spell = self.spell or order["id"]
        session.send(control(STREAM, {"type": "order", "envelope": sign(order, self.options.key)}) + credit(STREAM, WINDOW))

    def drop_if_due(self, session, count):
        if self.options.drop and self.options.drop[0] <= count:
            self.options.drop.pop(0)
            session.drop()
            raise Failure("connection-lost", "as asked for")


class Listener(Follower):
    """Messages, each once and in order."""

    def __init__(self, options):
        super().__init__(options)
        self.heard = []
        self.place = None
        mailbox, _, number = (options.after or "").rpartition(":")
        self.begin = {} if number == "" else {"number": int(number), **({"mailbox": mailbox} if mailbox else {})}

    def follow(self, session):
        after = self.place or self.begin
        self.order(session, "listen", **({"after": after} if after else {}))
        mailbox, rest, due = None, b"", 0
        while True:
            kind, stream, payload = session.next_frame()
            if kind == CONTROL and stream == 0:
                session.on_session(read_message(payload))
            elif kind == CONTROL:
                message = read_message(payload)
                if message["type"] == "refused":
                    raise Failure(message["code"], message["message"])
                if message["type"] == "gap":
                    rest, due = b"", message["to"]
                else:
                    mailbox, due = message["job"], message["from"]
                    number = (self.place or self.begin).get("number", message["after"])
                    self.place = {"mailbox": mailbox, "number": number}
                    self.missed_up_to(message["after"])
            elif kind == DATA:
                channel, offset = struct.unpack(">BQ", payload[:9])
                if mailbox is None or channel != 1 or offset != due:
                    raise Failure("phase", "data that is not due")
                due += len(payload) - 9
                session.send(credit(STREAM, len(payload) - 9))
                *lines, rest = (rest + payload[9:]).split(b"\n")
                for line in lines:
                    number, name, text = verify_message(line, mailbox, session)
                    if number <= self.place["number"]:
                        raise Failure("message-invalid", "messages were repeated or reordered")
                    self.missed_up_to(number - 1)
                    self.place["number"] = number
                    self.heard.append([number, name, text])
                    if len(self.heard) >= self.options.count:
                        session.send(control(STREAM, {"type": "release"}))
                        return {"mailbox": mailbox, "heard": self.heard, "lines": self.lines}
                    self.drop_if_due(session, len(self.heard))

    def missed_up_to(self, number):
        if number > self.place["number"]:
            self.heard.append(["missed", self.place["number"] + 1, number])
            self.place["number"] = number


class Watcher(Follower):
    """The jobs and the state of a host."""

    def __init__(self, options):
        super().__init__(options)
        self.epochs = 0

    def follow(self, session):
        self.order(session, "watch")
        epoch, number, jobs, status, is_whole, rest, due = None, 0, {}, None, False, b"", None
        while True:
            kind, stream, payload = session.next_frame()
            if kind == CONTROL and stream == 0:
                session.on_session(read_message(payload))
            elif kind == CONTROL:
                message = read_message(payload)
                if message["type"] == "refused":
                    raise Failure(message["code"], message["message"])
                due = message["from"]
            elif kind == DATA:
                channel, offset = struct.unpack(">BQ", payload[:9])
                if channel != 1 or offset != due:
                    raise Failure("phase", "data that is not due")
                due += len(payload) - 9
                session.send(credit(STREAM, len(payload) - 9))
                *lines, rest = (rest + payload[9:]).split(b"\n")
                for line in map(read_message, lines):
                    if line["epoch"] != epoch:
                        epoch, number, jobs, status, is_whole = line["epoch"], 0, {}, None, False
                        self.epochs += 1
                    if line["number"] != number:
                        raise Failure("message", "a line that does not follow")
                    number += 1
                    jobs.update({job["job"]: job for job in line.get("jobs", [])})
                    for job in line.get("gone", []):
                        jobs.pop(job, None)
                    status = line.get("status", status)
                    is_whole = is_whole or line.get("whole", False)
                    ended = sorted(job["job"] for job in jobs.values() if job["state"] == "ended")
                    # Ends that come together are told together: a drop that is due comes first.
                    if is_whole:
                        self.drop_if_due(session, len(ended))
                    if is_whole and status and len(ended) >= self.options.count:
                        session.send(control(STREAM, {"type": "release"}))
                        return {"ended": ended, "status": status, "epochs": self.epochs, "lines": self.lines}


def main():
    parser = argparse.ArgumentParser()
    for name in ("host", "address", "cert", "key", "ca"):
        parser.add_argument(f"--{name}", required=True)
    actions = parser.add_subparsers(dest="action", required=True)
    actions.add_parser("ping")
    run = actions.add_parser("run")
    for name in ("command", "params", "out", "err"):
        run.add_argument(name)
    run.add_argument("--stdin")
    run.add_argument("--drop", type=int, action="append", default=[])
    putting = actions.add_parser("put")
    for name in ("source", "share", "path"):
        putting.add_argument(name)
    putting.add_argument("--name")
    putting.add_argument("--into", action="store_true")
    putting.add_argument("--drop", type=int, action="append", default=[])
    getting = actions.add_parser("get")
    for name in ("share", "path", "target"):
        getting.add_argument(name)
    getting.add_argument("--recursive", action="store_true")
    getting.add_argument("--drop", type=int, action="append", default=[])
    sending = actions.add_parser("send")
    sending.add_argument("text")
    listening = actions.add_parser("listen")
    listening.add_argument("count", type=int)
    listening.add_argument("--after")
    listening.add_argument("--drop", type=int, action="append", default=[])
    watching = actions.add_parser("watch")
    watching.add_argument("count", type=int)
    watching.add_argument("--drop", type=int, action="append", default=[])
    options = parser.parse_args()
    try:
        session = Session(options)
        if options.action == "ping":
            return {"host": session.host, "welcome": session.welcome, **session.ping()}
        if options.action == "put":
            return {"host": session.host, **put(session, options)}
        if options.action == "get":
            return {"host": session.host, **get(session, options)}
        if options.action == "send":
            return {"host": session.host, **send(session, options)}
        if options.action == "listen":
            return {"host": session.host, **Listener(options).run(session)}
        if options.action == "watch":
            return {"host": session.host, **Watcher(options).run(session)}
        with open(options.out, "wb") as out, open(options.err, "wb") as err, tempfile.TemporaryDirectory() as folder:
            stdin, key = None, None
            if options.stdin is not None:
                with open(options.stdin, "rb") as file:
                    stdin, key = file.read(), InputKey(folder)
            job = Job(options, (out, err), stdin, key, sorted(options.drop))
            order = {"action": "run", "command": options.command, "params": json.loads(options.params)}
            outcome = job.run(session, order)
        return {"host": session.host, "job": job.id, "started": job.started, "outcome": outcome, "lines": job.lines}
    except Failure as failure:
        return {"refused": failure.code, "message": str(failure)}
    except ssl.SSLCertVerificationError as error:
        return {"refused": "untrusted-host", "message": str(error)}


if __name__ == "__main__":
    json.dump(main(), sys.stdout)
