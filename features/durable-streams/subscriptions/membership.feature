@durable-streams @capability-subscriptions-webhook
Feature: Streams are linked by pattern, by name, or both
  A link has a cursor, which says up to where its stream was worked on. Names are added and removed without touching the pattern.

  @DS-6.1-02 @MUST
  Rule: A link shows its stream, what it was linked by, and its cursor

    Scenario: One by pattern, one by name
      Given the stream "events/a" holds 2 messages
      And the stream "b"
      And a webhook subscription to the pattern "events/*" and the stream "b"
      Then the subscription lists "events/a" as glob
      And the subscription lists "b" as explicit
      And the cursor of "events/a" is at its tail

    Scenario: A delivery shows it, too
      Given the stream "a" holds 2 messages
      And a webhook subscription to the pattern "*"
      When a writer appends 1 message to "a"
      Then the worker is woken
      And the delivery has all that a worker needs

  @DS-6.1-03 @MUST
  Rule: A stream that is linked in both ways is shown once, as named

    Scenario: Matched and named from the beginning
      Given the stream "events/a"
      And a webhook subscription to the pattern "events/*" and the stream "events/a"
      Then the subscription lists just "events/a"
      And the subscription lists "events/a" as explicit

    Scenario: Matched first, named later
      Given the stream "events/a"
      And a webhook subscription to the pattern "events/*"
      When a client adds "events/a" to the subscription
      Then the change is accepted
      And the subscription lists just "events/a"
      And the subscription lists "events/a" as explicit

    Scenario: Named first, matched later
      Given a webhook subscription to the pattern "events/*" and the stream "events/a"
      When a writer creates "events/a" and appends a message to it
      Then the worker is woken
      And the subscription lists just "events/a"
      And the subscription lists "events/a" as explicit

  @DS-6.1-04 @MUST
  Rule: Removing a name leaves the link of the pattern

    Scenario: The link of the pattern is listed
      Given the stream "events/a"
      And a webhook subscription to the pattern "events/*" and the stream "events/a"
      When a client removes "events/a" from the subscription
      Then the change is accepted
      And the subscription lists just "events/a"
      And the subscription lists "events/a" as glob

    Scenario: The link of the pattern wakes
      Given the stream "events/a"
      And a webhook subscription to the pattern "events/*" and the stream "events/a"
      When a client removes "events/a" from the subscription
      And a writer appends 1 message to "events/a"
      Then the worker is woken
      And the wake shows work in "events/a" behind message 0

  @DS-6.1-05 @MUST
  Rule: What was acked is no work any more, and what comes after it is

    Scenario: Everything is acked
      Given a webhook subscription to a new stream "a"
      And a worker that works on 1 message of "a"
      When the worker acks "a" and is done
      Then the worker is not woken
      And the cursor of "a" is at its tail

    Scenario: One of two messages is acked
      Given a webhook subscription to a new stream "a"
      And a worker that works on 2 messages of "a"
      When the worker acks message 1 of "a" and is done
      Then the worker is woken anew
      And the wake shows work in "a" behind message 1

  @DS-6.4-01 @MUST
  Rule: Streams are added by name

    Scenario: Two streams at a time
      Given the streams "a" and "b"
      And a webhook subscription to the pattern "events/*"
      When a client adds "a" and "b" to the subscription
      Then the change is accepted
      And the subscription lists just "a" and "b"
      And the subscription lists "b" as explicit

    Scenario: The pattern stays
      Given the streams "a" and "events/b"
      And a webhook subscription to the pattern "events/*"
      When a client adds "a" to the subscription
      Then the subscription shows the pattern "events/*"
      And the subscription lists just "a" and "events/b"
      And the subscription lists "events/b" as glob

    Scenario: One beside another
      Given the streams "a" and "b"
      And a webhook subscription to the stream "a"
      When a client adds "b" to the subscription
      Then the subscription lists just "a" and "b"

  @DS-6.4-02 @MUST
  Rule: A stream is added at its tail

    Scenario: What it holds wakes nobody
      Given the stream "a" holds 3 messages
      And a webhook subscription to the pattern "events/*"
      When a client adds "a" to the subscription
      Then the worker is not woken
      And the cursor of "a" is at its tail

    Scenario: What is appended then wakes
      Given the stream "a" holds 3 messages
      And a webhook subscription to the pattern "events/*"
      When a client adds "a" to the subscription
      And a writer appends 1 message to "a"
      Then the worker is woken
      And the wake shows work in "a" behind message 3

  @DS-6.4-03 @MUST
  Rule: Adding a stream again leaves its cursor where it is

    Scenario: With work behind it
      Given the stream "a" holds 1 message
      And a webhook subscription to the stream "a"
      When a writer appends 2 messages to "a"
      And a client adds "a" to the subscription
      Then the change is accepted
      And the cursor of "a" is after message 1

    Scenario: A stream of the pattern
      Given the stream "events/a" holds 1 message
      And a webhook subscription to the pattern "events/*"
      When a writer appends 2 messages to "events/a"
      And a client adds "events/a" to the subscription
      Then the change is accepted
      And the cursor of "events/a" is after message 1

    Scenario: The work is still to be done
      Given a webhook subscription to a new stream "a"
      And a worker that works on 1 message of "a"
      When a client adds "a" to the subscription
      And the worker acks nothing and is done
      Then the worker is woken anew

  @DS-6.4-04 @MUST
  Rule: A stream is removed by name, however its slashes are written

    Scenario: Slashes that are escaped
      Given the streams "a/b/c" and "d"
      And a webhook subscription to the streams "a/b/c" and "d"
      When a client removes "a/b/c" from the subscription
      Then the change is accepted
      And the subscription lists just "d"

    Scenario: Slashes as they are
      Given the streams "a/b/c" and "d"
      And a webhook subscription to the streams "a/b/c" and "d"
      When a client removes "a/b/c" from the subscription, with its slashes as they are
      Then the change is accepted
      And the subscription lists just "d"

    Scenario: What was removed wakes nobody
      Given a webhook subscription to the new streams "a" and "b"
      When a client removes "a" from the subscription
      And a writer appends 1 message to "a"
      Then the change is accepted
      And the worker is not woken

  @DS-6.4-05 @MUST
  Rule: Removing what is not there is no fault

    Scenario: Removing a name twice
      Given a webhook subscription to the new streams "a" and "b"
      When a client removes "a" from the subscription
      And a client removes "a" from the subscription
      Then the change is accepted
      And the subscription lists just "b"

    Scenario: What was never linked
      Given a webhook subscription to a new stream "a"
      When a client removes "never/linked" from the subscription
      Then the change is accepted
      And the subscription lists just "a"

    Scenario: What the pattern alone has linked
      Given the stream "events/a"
      And a webhook subscription to the pattern "events/*"
      When a client removes "events/a" from the subscription
      Then the change is accepted
      And the subscription lists "events/a" as glob
