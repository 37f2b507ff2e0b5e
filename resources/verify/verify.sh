#!/bin/sh
# Verifies a copy of log.db with sqlite3, sha256sum (or shasum) and openssl alone; docs/verify.md explains each step.
# usage: sh verify.sh LOG.DB [CHECKPOINT.TXT LOG-KEY.PUB.PEM]
set -eu
[ -f "${1:-}" ] || { echo "usage: sh verify.sh LOG.DB [CHECKPOINT.TXT LOG-KEY.PUB.PEM]" >&2; exit 2; }
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
die() { echo "NOT GOOD: $*" >&2; exit 1; }
sha256() { if command -v sha256sum >/dev/null; then sha256sum "$@"; else shasum -a 256 "$@"; fi; }
# One file for each entry: the hash before it, its seq, its body. Beside them the list of the hashes that they must have.
bad=$(sqlite3 -readonly -list "$1" "WITH e AS (SELECT *, row_number() OVER (ORDER BY seq) AS n,
  lag(lower(hex(hash)), 1, '$(printf '%064d' 0)') OVER (ORDER BY seq) AS previous FROM entry)
  SELECT n FROM e WHERE seq <> n OR writefile('$work/' || seq, previous || char(10) || seq || char(10) || body || char(10)) IS NULL LIMIT 1")
[ -z "$bad" ] || die "entry $bad is missing"
sqlite3 -readonly -list "$1" "SELECT lower(hex(hash)) || '  ' || seq FROM entry ORDER BY seq" > "$work/sums"
(cd "$work" && sha256 -c sums 2>/dev/null) | sed -n '/: OK$/!{p;q;}' > "$work/failed"
[ ! -s "$work/failed" ] || die "entry $(cat "$work/failed")"
echo "$(wc -l < "$work/sums") entries are chained without a gap"
[ -n "${3:-}" ] || exit 0
sed '/^$/,$d' "$2" > "$work/signed"; sed -n 's/^signature //p' "$2" | openssl base64 -d -A > "$work/signature"
openssl pkeyutl -verify -pubin -inkey "$3" -rawin -in "$work/signed" -sigfile "$work/signature" >/dev/null || die "the signature of $2 is wrong"
size=$(sed -n 's/^size //p' "$work/signed"); head=$(sed -n 's/^head //p' "$work/signed")
grep -qx "$head  $size" "$work/sums" || die "the log is not the one that $2 saw"
echo "its first $size entries are those that the checkpoint of $(sed -n 's/^time //p' "$work/signed") saw"
