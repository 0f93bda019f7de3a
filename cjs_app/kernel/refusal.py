"""A rule of the house says no, in a French sentence that tells what to do."""

from cjs_app.kernel.sentences import PLAIN, Kinds, Sentence, fill

__all__ = ["PLAIN", "Kinds", "Refusal", "Sentence", "fill"]


class Refusal(Exception):  # noqa: N818 — a refusal is not an error: it is an answer
    """Raised where a rule says no.

    `template` is the French sentence, its blanks open (see `sentences.fill`); `values` fills them; `field` names the
    box of the form the refusal is about, when there is one.
    """

    def __init__(self, template: str, /, *, field: str | None = None, **values: object) -> None:
        """Keep the sentence and what fills it apart, so that the screen can translate it."""
        super().__init__(template)
        self.template = template
        self.values = values
        self.field = field

    @property
    def sentence(self) -> Sentence:
        """The sentence alone, to be kept or shown without being raised."""
        return Sentence(self.template, self.values)

    def __str__(self) -> str:
        """Return the sentence in plain French."""
        return fill(self.template, self.values)
