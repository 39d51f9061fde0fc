#!/usr/bin/env python3
"""A reeve client, written from docs/protocol.md with Python's standard library and the openssl command.

    client.py --host NAME --address ADDRESS:PORT --cert F --key F --ca F run COMMAND JSON-PARAMS OUT ERR
    client.py ... ping

`run` writes the exact bytes of stdout and stderr to the files OUT and ERR. Both print one JSON object.
"""

import argparse
import hashlib
import json
import os
import socket
import ssl
import struct
import subprocess
import sys
import time
from base64 import b64encode

CONTROL, DATA, CREDIT = 0, 1, 2
MAX_CONTROL, MAX_DATA = 262_144, 65_536
WINDOW = 1_048_576
PAYLOAD_TYPE = "application/vnd.reeve.order.v1+json"
SERVER_AUTH = "TLS Web Server Authentication"


class Failure(Exception):
    """Something that ends the program: a code, and words for a person."""

    def __init__(self, code, message):
        super().__init__(message)
        self.code = code


# Transport


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
    connection = context.wrap_socket(raw, server_hostname=options.host)
    if connection.selected_alpn_protocol() != "reeve/1":
        raise Failure("not-reeve", "the server does not speak reeve/1")
    require_host_certificate(connection.getpeercert(binary_form=True))
    names = [value for part in connection.getpeercert()["subject"] for key, value in part if key == "commonName"]
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
    low, high = {CONTROL: (2, MAX_CONTROL), DATA: (10, 9 + MAX_DATA)}.get(kind, (1, 0))
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


def sign(payload, key):
    """The DSSE envelope of a payload."""
    body = json.dumps(payload).encode()
    encoded = f"DSSEv1 {len(PAYLOAD_TYPE)} {PAYLOAD_TYPE} {len(body)} ".encode() + body
    signature = subprocess.run(
        ["openssl", "dgst", "-sha256", "-sign", key], input=encoded, capture_output=True, check=True
    ).stdout
    return {
        "payloadType": PAYLOAD_TYPE,
        "payload": b64encode(body).decode(),
        "signatures": [{"sig": b64encode(signature).decode()}],
    }


# A session


class Session:
    def __init__(self, options):
        self.options = options
        self.connection, self.host = connect(options)
        kind, stream, payload = read_frame(self.connection)
        message = read_message(payload) if kind == CONTROL and stream == 0 else {}
        if message.get("type") == "fault":
            raise Failure(message["code"], message["message"])
        if message.get("type") != "welcome" or message["protocol"] != 1:
            raise Failure("phase", "the server did not begin with a welcome")
        self.welcome = message

    def on_session(self, message):
        """What comes on stream 0 while something else is waited for."""
        if message["type"] == "fault":
            raise Failure(message["code"], message["message"])
        if message["type"] == "ping":
            pong = {"type": "pong", "nonce": message["nonce"], "time": int(time.time() * 1000)}
            self.connection.sendall(control(0, pong))
        elif message["type"] != "pong":
            raise Failure("phase", f"{message['type']} on stream 0")

    def ping(self):
        nonce = os.urandom(8).hex()
        sent = time.perf_counter()
        self.connection.sendall(control(0, {"type": "ping", "nonce": nonce}))
        while True:
            kind, stream, payload = read_frame(self.connection)
            if kind != CONTROL or stream != 0:
                raise Failure("phase", "something came on a stream that was never opened")
            message = read_message(payload)
            if message["type"] == "pong" and message["nonce"] == nonce:
                return {"milliseconds": (time.perf_counter() - sent) * 1000, "time": message["time"]}
            self.on_session(message)

    def run(self, command, params, outputs):
        """Runs a command; `outputs` are files for stdout and stderr. Returns `started` and the outcome."""
        order = {"id": uuid7(), "host": self.host, "action": "run", "command": command, "params": params}
        stream = 1
        envelope = sign(order, self.options.key)
        self.connection.sendall(control(stream, {"type": "order", "envelope": envelope}) + credit(stream, WINDOW))
        return order["id"], *Job(self, stream, outputs).follow()


class Job:
    """One stream, from its order to its last message."""

    def __init__(self, session, stream, outputs):
        self.session = session
        self.stream = stream
        self.files = {1: outputs[0], 2: outputs[1]}
        self.digests = {1: hashlib.sha256(), 2: hashlib.sha256()}
        self.counts = {1: 0, 2: 0}
        self.started = None
        self.next = 0
        self.allowed = WINDOW
        self.consumed = 0
        self.step = WINDOW // 4

    def follow(self):
        while True:
            kind, stream, payload = read_frame(self.session.connection)
            if kind == CONTROL and stream == 0:
                self.session.on_session(read_message(payload))
            elif stream != self.stream:
                raise Failure("phase", f"something on stream {stream}")
            elif kind == DATA:
                self.data(payload)
            else:
                message = read_message(payload)
                if message["type"] == "ended":
                    self.check(message["outcome"])
                    return self.started, message["outcome"]
                self.control(message)

    def control(self, message):
        if message["type"] == "refused" and self.started is None:
            raise Failure(message["code"], message["message"])
        if message["type"] == "started" and self.started is None:
            self.started = message
            self.next = message["from"]
            self.step = min(WINDOW, message["window"]) // 4
        elif message["type"] == "gap" and self.started is not None:
            raise Failure("gap", "a submitter that reads from the beginning gets no gap")
        else:
            raise Failure("phase", f"{message['type']} may not come now")

    def data(self, payload):
        channel, offset = struct.unpack(">BQ", payload[:9])
        data = payload[9:]
        if self.started is None or channel not in self.files or offset != self.next:
            raise Failure("phase", f"data on channel {channel} at {offset}, expected {self.next}")
        self.next += len(data)
        self.allowed -= len(data)
        if self.allowed < 0:
            raise Failure("credit", "the server sent more than it was granted")
        self.files[channel].write(data)
        self.digests[channel].update(data)
        self.counts[channel] += len(data)
        self.consumed += len(data)
        if self.consumed >= self.step:
            self.session.connection.sendall(credit(self.stream, self.consumed))
            self.allowed += self.consumed
            self.consumed = 0

    def check(self, outcome):
        for channel, name in ((1, "stdout"), (2, "stderr")):
            said = outcome[name]
            if said["bytes"] != self.counts[channel] or said["sha256"] != self.digests[channel].hexdigest():
                raise Failure("digest-mismatch", f"the {name} that came is not what the host says it sent")


def main():
    parser = argparse.ArgumentParser()
    for name in ("host", "address", "cert", "key", "ca"):
        parser.add_argument(f"--{name}", required=True)
    actions = parser.add_subparsers(dest="action", required=True)
    actions.add_parser("ping")
    run = actions.add_parser("run")
    for name in ("command", "params", "out", "err"):
        run.add_argument(name)
    options = parser.parse_args()
    try:
        session = Session(options)
        if options.action == "ping":
            return {"host": session.host, "welcome": session.welcome, **session.ping()}
        with open(options.out, "wb") as out, open(options.err, "wb") as err:
            job, started, outcome = session.run(options.command, json.loads(options.params), (out, err))
        return {"host": session.host, "job": job, "started": started, "outcome": outcome}
    except Failure as failure:
        return {"refused": failure.code, "message": str(failure)}
    except ssl.SSLCertVerificationError as error:
        return {"refused": "untrusted-host", "message": str(error)}


if __name__ == "__main__":
    json.dump(main(), sys.stdout)
