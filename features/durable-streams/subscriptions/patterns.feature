@durable-streams @capability-subscriptions-webhook
Feature: Patterns match segments
  A star stands for one segment of a path, two stars for any number of them.

  @DS-6.2-07 @MUST
  Rule: A star matches exactly one segment

    Scenario Outline: <pattern> matches <stream>
      Given the stream "<stream>"
      And a webhook subscription to the pattern "<pattern>"
      Then the subscription lists just "<stream>"

      Examples:
        | pattern    | stream     |
        | events/*   | events/a   |
        | events/*   | events/a.b |
        | */x        | a/x        |
        | events/*/x | events/a/x |
        | */*        | a/b        |

    Scenario Outline: <pattern> does not match <stream>
      Given the streams "<stream>" and "<matched>"
      And a webhook subscription to the pattern "<pattern>"
      Then the subscription lists just "<matched>"

      Examples:
        | pattern    | stream         | matched    |
        | events/*   | events         | events/b   |
        | events/*   | events/a/b     | events/b   |
        | events/*   | old/events/a   | events/b   |
        | events/*   | eventsx/a      | events/b   |
        | */x        | x              | a/x        |
        | */x        | a/b/x          | a/x        |
        | events/*/x | events/a/b/x   | events/a/x |
        | a.c        | abc            | a.c        |

    Scenario: Streams that come later
      Given a webhook subscription to the pattern "events/*"
      When a writer creates "events/a/b" and appends a message to it
      And a writer creates "events" and appends a message to it
      And a writer creates "events/c" and appends a message to it
      Then the worker is woken
      And the subscription lists just "events/c"

  @DS-6.2-08 @MUST
  Rule: Two stars match any number of segments, and none

    Scenario Outline: <pattern> matches <stream>
      Given the stream "<stream>"
      And a webhook subscription to the pattern "<pattern>"
      Then the subscription lists just "<stream>"

      Examples:
        | pattern   | stream     |
        | events/** | events     |
        | events/** | events/a   |
        | events/** | events/a/b |
        | **/x      | x          |
        | **/x      | a/b/x      |
        | a/**/z    | a/z        |
        | a/**/z    | a/b/c/z    |
        | **        | a/b/c      |

    Scenario Outline: <pattern> does not match <stream>
      Given the streams "<stream>" and "<matched>"
      And a webhook subscription to the pattern "<pattern>"
      Then the subscription lists just "<matched>"

      Examples:
        | pattern   | stream    | matched  |
        | events/** | other/a   | events/b |
        | events/** | eventsx/a | events/b |
        | **/x      | x/a       | a/x      |
        | a/**/z    | a/b       | a/b/z    |
        | a/**/*    | a         | a/b      |

    Scenario: Streams that come later
      Given a webhook subscription to the pattern "events/**"
      When a writer creates "other/a" and appends a message to it
      And a writer creates "events/a/b" and appends a message to it
      Then the worker is woken
      And the subscription lists just "events/a/b"

  @DS-6.2-16 @MUST
  Rule: Streams that are there when a subscription is made are linked at once

    Scenario: Two that match and one that does not
      Given the streams "events/a", "events/b" and "other"
      And a webhook subscription to the pattern "events/*"
      Then the subscription lists just "events/a" and "events/b"

    Scenario: One that holds messages
      Given the stream "events/a" holds 3 messages
      And a webhook subscription to the pattern "events/*"
      Then the subscription lists just "events/a"

    Scenario: Twelve streams that match
      Given the streams "a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k" and "l"
      And a webhook subscription to the pattern "*"
      Then the subscription lists just "a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k" and "l"

  @DS-6.2-17 @MUST
  Rule: What is in a stream before it is linked wakes nobody

    Scenario: A stream that the pattern matches
      Given the stream "events/a" holds 3 messages
      And a webhook subscription to the pattern "events/*"
      Then the worker is not woken
      And the cursor of "events/a" is at its tail

    Scenario: A stream that is named
      Given the stream "a" holds 3 messages
      And a webhook subscription to the stream "a"
      Then the worker is not woken
      And the cursor of "a" is at its tail

    Scenario: What is appended then wakes
      Given the stream "events/a" holds 3 messages
      And a webhook subscription to the pattern "events/*"
      When a writer appends 1 message to "events/a"
      Then the worker is woken
      And the wake shows work in "events/a" behind message 3

  @DS-6.2-18 @MUST
  Rule: The append with which a stream comes to match wakes

    Scenario: A stream that is created with content
      Given a webhook subscription to the pattern "events/*"
      When a writer creates "events/a" with a message in it
      Then the worker is woken
      And the wake shows work in "events/a"

    Scenario: A stream that is created empty and then written to
      Given a webhook subscription to the pattern "events/*"
      When a writer creates "events/a" and appends a message to it
      Then the worker is woken
      And the wake shows work in "events/a"

    Scenario: A second stream, beside one that is linked
      Given the stream "events/a"
      And a webhook subscription to the pattern "events/*"
      When a writer creates "events/b" and appends a message to it
      Then the worker is woken
      And the wake shows work in "events/b"
      And the wake shows no work in "events/a"
