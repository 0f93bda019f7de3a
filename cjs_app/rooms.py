"""The rooms of the house, in the order in which they may look at one another.

This list is the architecture: registration, menu, permissions page and import rules all follow from it.
A room may look at the rooms above it, never below.
"""

ROOMS = (
    "journal",  # what happened, by whom, when
    "access",  # who is at the door
    "deciding",  # how people meet and decide, in a summer as at the pôle
    "coop.seasons",  # the summer, its carrier, its rules
    "coop.cooperants",  # the young people of the summer
    "coop.board",  # the cooperants' weekly board
    "coop.invitations",  # who is expected, and comes in
    "coop.clients",  # for whom they work
    "coop.quotes",  # devis
    "coop.missions",  # the work itself
    "coop.hours",  # the time spent
    "coop.planning",  # who works where, what to watch for minors, whose turn it is
    "coop.invoices",  # factures, avoirs, encaissements
    "coop.accounts",  # expenses, self-financing, deductions
    "coop.distribution",  # what is left, and each one's share
    "coop.coach",  # what a price leaves to the group
    "coop.books",  # months closed, and money lists for the accountant
    "coop.bilan",  # the summer told in figures
    "coop.sharing",  # the committee's page: sums of enough persons, behind a link
    "coop.summary",  # the summer on one page, and on a wall
    "coop.archive",  # a summer as plain tables, in and out
    "pole.structure",  # the pôle itself, its year, and what its rooms tell of it
    "pole.directory",  # the organisations and the people that the pôle knows
    "pole.territory",  # communities, communes, and where things happen
    "pole.members",  # who belongs to the network each year
    "pole.governance",  # statutes, mandates, assemblies, and where the pôle sits
    "pole.staff",  # who works at the pôle, under which contract
    "pole.funders",  # who pays: conventions, grants, what they ask for in return
    "pole.projects",  # what the pôle does with others, by mission
    "pole.questionnaires",  # opinions without names, told with how many answered
    "pole.pathway",  # the parcours of the young people: editions, days, opinions
    "pole.bridges",  # Traits d'Unions: structures, diagnostics, prescribers, partnerships
    "pole.events",  # programmes of events: public pages, places asked for, who came
    "pole.holders",  # people with a project: received, followed, sent on
    "pole.communication",  # the press, followers, talks in schools, the site
    "pole.roadmap",  # what the pôle wants of a year, and where it is
    "pole.checker",  # what a text says, held against what was counted
    "pole.report",  # the activity report: what the rooms tell, beside what people write
    "privacy",  # what the law gives to each person: to know, to take away, to be erased, to agree
    "style",  # every piece of the pages, as it is now
    "home",  # the front page, which sees everything
)

FLOOR_OF = {
    "deciding.meetings": "domain",  # what a meeting is
    "deciding.people": "queries",  # who meets, named by the wing that knows them
    "deciding.papers": "queries",  # what is kept of minutes that are validated
    "journal.anchors": "queries",  # where the chain stood, outside the database
    "journal.guards": "queries",  # what the database itself refuses
    "journal.verification": "queries",  # the journal read again from its beginning
    "coop.invoices.snapshots": "domain",  # an issued document as the journal keeps it
    "coop.invoices.verification": "queries",  # the documents held against the journal
    "coop.seasons.held": "queries",  # a season as it stands now, held by whoever writes in it
    "coop.seasons.dues": "queries",  # what is still owed, told by the room that keeps invoices
    "coop.cooperants.recruitment": "domain",  # how many heard of the cooperative, and applied
    "coop.clients.papers": "queries",  # what later rooms show on the pages of the clients
    "coop.quotes.advice": "queries",  # what later rooms say of a price before a devis leaves
    "coop.quotes.papers": "queries",  # what later rooms show on the page of a devis
    "coop.invoices.dues": "queries",  # who still owes what
    "access.limits": "domain",  # every figure of the door
    "access.passphrases": "domain",  # what a passphrase must be
    "access.common_words": "domain",  # what a guesser tries first
    "access.suggested_words": "domain",  # the words of suggested passphrases
    "access.codes": "domain",  # codes that people read aloud
    "access.totp": "domain",  # figures that change every thirty seconds
    "access.browsers": "domain",  # what a device is called
    "access.proof_models": "models",  # second proofs, passkeys, keys, known devices
    "access.held_roles": "queries",  # what an account is in the seasons, told by the room that knows
    "coop.invoices.listing": "queries",  # the list of invoices, and the money above it
    "coop.invoices.documents": "domain",  # what a document says, and its photograph
    "coop.invoices.remainders": "domain",  # what is left of an invoice credited in part
    "coop.invoices.mentions": "domain",  # the sentences that the law asks for
    "coop.invoices.waiting": "queries",  # the work that no invoice stands for yet
    "coop.missions.papers": "queries",  # what later rooms show on the page of a mission
    "coop.missions.remarks": "queries",  # what later rooms remark about the team of a mission
    "coop.hours.grids": "domain",  # a week as lines and cells
    "coop.hours.week_forms": "forms",  # the grid, as it is typed
    "coop.hours.warnings": "queries",  # what later rooms warn of beside the hours
    "coop.planning.absences": "domain",  # when somebody is not available
    "coop.planning.queue": "domain",  # whose turn it is
    "coop.planning.clashes": "domain",  # who would be in two places at once
    "coop.planning.turns": "queries",  # what the turn of each one is counted from
    "coop.planning.limits": "domain",  # what the law asks for minors, dated
    "coop.planning.holidays": "domain",  # the public holidays
    "coop.distribution.closing": "domain",  # when a season may be closed, and what is kept of it
    "coop.distribution.verification": "queries",  # the closings held against the journal
    "coop.distribution.shares": "domain",  # who shares, and what each one receives
    "coop.distribution.votes": "domain",  # what the group votes, and when a vote carries
    "coop.distribution.whole": "domain",  # the group as a whole, and from how many persons on it is told
    "coop.distribution.plots": "domain",  # the road to the net, drawn
    "coop.distribution.road": "domain",  # the road to each one's part, told in plain words
    "coop.distribution.simulation": "domain",  # the six rules side by side, and the cents that do not divide
    "coop.distribution.standing": "queries",  # what is certain, and what still waits
    "coop.books.closings": "domain",  # what a closing says, and the chain of them
    "coop.books.accounts": "domain",  # the account numbers of the exports
    "coop.books.entries": "domain",  # money as accounting entries, and what is checked of them
    "coop.books.sheets": "domain",  # a money list as a table, and how its cells are written
    "coop.books.reporting": "domain",  # what private persons bought and paid, by day and rate
    "coop.books.ledgers": "queries",  # sales and money as lists
    "coop.books.lists": "queries",  # every money list that may leave
    "coop.books.verification": "queries",  # the closings held against documents and journal
    "coop.sharing.editions": "domain",  # what the committee reads, frozen
    "coop.sharing.cuts": "queries",  # months, invoices and recruitment, person by person
    "coop.sharing.links": "domain",  # until when a link opens
    "coop.sharing.pictures": "domain",  # what an edition looks like: words and plots
    "coop.bilan.former": "queries",  # the summers before, counted together
    "coop.bilan.figures": "domain",  # a figure, its formula and its records
    "coop.bilan.catalogue": "domain",  # every figure of a bilan
    "coop.bilan.document": "domain",  # a bilan ready to be shown or printed
    "coop.bilan.comparison": "domain",  # this summer beside the former ones
    "coop.bilan.funnels": "domain",  # how far the devis went
    "coop.bilan.quote_figures": "domain",  # the figures of the devis
    "coop.bilan.sums": "queries",  # what only needs to be added up
    "coop.bilan.roads": "queries",  # how far each devis is
    "coop.bilan.plots": "domain",  # the charts of the bilan
    "coop.summary.published": "domain",  # the page as the committee reads it
    "coop.summary.slides": "domain",  # the page on a wall
    "access.pole_team": "actions",  # who is of the pôle
    "pole.directory.places": "queries",  # where things happen, told by later rooms
    "pole.territory.table": "queries",  # the table that is shipped with the house
    "pole.directory.papers": "queries",  # what later rooms know of an organisation or of a person
    "pole.governance.figures": "queries",  # what the governance tells of a year
    "pole.governance.lists": "queries",  # what it shows elsewhere, and in files
    "pole.checker.breakdowns": "domain",  # parts added up against their whole
    "pole.checker.checking": "domain",  # a whole text, held against its year
    "pole.checker.comparing": "domain",  # a claim held against its figure
    "pole.checker.dated": "domain",  # days, durations and versions
    "pole.checker.dates": "domain",  # days, months and years where a text writes them
    "pole.checker.growths": "domain",  # rates of change computed again
    "pole.checker.lexicon": "domain",  # how French sentences speak of figures
    "pole.checker.nearness": "domain",  # how surely a sentence speaks of something
    "pole.checker.nouns": "domain",  # which noun a number counts
    "pole.checker.numbers": "domain",  # numbers with their unit and hedge
    "pole.checker.numerals": "domain",  # numbers written in words
    "pole.checker.reading": "domain",  # a text without Markdown or HTML around
    "pole.checker.sentences": "domain",  # a sentence, its words, numbers and years
    "pole.checker.statements": "domain",  # what a text says without a number
    "pole.checker.tying": "domain",  # which figure a number speaks of
    "pole.checker.words": "domain",  # words as they are compared
    "pole.report.photographs": "domain",  # a report as it is kept, read again, and what changed
    "pole.report.verification": "queries",  # the editions held against the journal
    "pole.report.pictures": "pdf",  # a plot as a picture
    "pole.report.docx": "pdf",  # the report as a document for last edits
    "pole.report.web": "pdf",  # the report as one page that needs nothing else
    "pole.structure.facts": "domain",  # days, names, titles and contracts of a year, as a text may tell them
    "pole.structure.figures": "domain",  # a figure of the year: its value, formula and inputs
    "pole.structure.plan": "domain",  # the chapters of the activity report, and what they are made of
    "pole.structure.sheets": "queries",  # the lists that may leave, offered by the rooms
    "pole.structure.writing": "queries",  # a figure as a person reads it
    "pole.structure.telling": "queries",  # the figures and pieces of the report, told by the rooms
    "pole.members.receipts": "domain",  # what a receipt says, and its photograph
    "pole.members.reminding": "domain",  # the words that remind a member
    "pole.members.importing": "domain",  # a list of memberships, as people keep it
    "pole.members.figures": "queries",  # how many members, and by how much the network grew
    "pole.members.telling": "queries",  # what the network puts in the report and on other pages
    "pole.funders.figures": "queries",  # what the funders gave, told
    "pole.projects.figures": "queries",  # what the projects come to, and the summer among them
    "pole.pathway.figures": "queries",  # what the parcours of a year comes to
    "pole.bridges.figures": "queries",  # what Traits d'Unions comes to
    "pole.bridges.lists": "queries",  # what it shows elsewhere, and in files
    "pole.bridges.plots": "domain",  # themes and ladder, drawn
    "pole.questionnaires.gathered": "queries",  # several questionnaires that ask alike, together
    "pole.questionnaires.plots": "domain",  # the answers to a question, drawn
    "pole.communication.figures": "queries",  # what the communication comes to
    "pole.roadmap.figures": "queries",  # what the road map comes to
    "pole.events.facts": "queries",  # the days and partners of the events, as a text may tell them
    "pole.events.ical": "domain",  # events as a calendar that phones follow
    "pole.events.plots": "domain",  # what the events of a year look like
    "pole.events.year": "queries",  # the figures of the events, and their pieces of the report
    "pole.directory.ties": "queries",  # who is a member, told by the room that keeps the memberships
    "pole.holders.plots": "domain",  # what a year of project holders looks like
    "pole.holders.year": "queries",  # the figures of the project holders, and their pieces of the report
    "privacy.purposes": "domain",  # why data about people is kept, and how long
    "privacy.kinds": "domain",  # how a personal column is described
    "privacy.pole_columns": "domain",  # every column of the pôle that speaks of a person
    "privacy.columns": "domain",  # every column that speaks of a person
    "privacy.impersonal": "domain",  # every other column
    "privacy.register": "domain",  # the register of processing, put together from both
    "privacy.knowledge": "queries",  # everything that is known about someone
    "privacy.traces": "queries",  # where a name is written
    "privacy.retention": "queries",  # whose delay is over
    "style.samples": "domain",  # invented words that the pieces show
    "home.words": "domain",  # the words of the field
    "home.figures": "queries",  # the totals of the season, and one's own part
    "home.inbox": "queries",  # all that waits for the team
    "home.mine": "queries",  # all that waits for one cooperant
    "home.summers": "queries",  # what waits in each season
    "coop.bilan.paper": "pdf",  # the pieces that the printed bilan is made of
}
"""Files named by their subject whose floor is not that of the actions."""
