@durable-streams @capability-subscriptions-webhook
Feature: Subscriptions have a place of their own
  What lies below the reserved prefix is the control API; streams are named by their paths below the root.

  @DS-6-01 @MUST
  Rule: What is below the reserved prefix is never taken for a stream

    Scenario: A body that is no subscription
      When a client sends "no subscription" to the URL of a subscription
      Then the request is refused
      And there is no subscription

    Scenario: A subscription that is read
      Given a webhook subscription to the pattern "*"
      Then a client that reads the subscription gets a document with its id

    Scenario: The key set
      When a receiver fetches the key set
      Then it is a set of Ed25519 keys for signatures

  @DS-6-02 @MUST
  Rule: No stream is created whose first segment is the reserved one

    Scenario Outline: <path>
      When a client creates a stream at "<path>" below the root
      Then no stream is created

      Examples:
        | path              |
        | __ds              |
        | __ds/events       |
        | __ds/a/b          |
        | __ds/jwks.json    |

  @DS-6-03 @MUST
  Rule: Streams are named by their paths below the root

    Scenario: In the document
      Given the stream "a/b"
      And a webhook subscription to the stream "a/b"
      Then the subscription lists just "a/b"

    Scenario: In the document of a pattern
      Given the stream "a/b"
      And a webhook subscription to the pattern "a/*"
      Then the subscription lists just "a/b"

    Scenario: In a delivery
      Given the stream "a/b"
      And a webhook subscription to the stream "a/b"
      When a writer appends 1 message to "a/b"
      Then the worker is woken
      And the wake lists just "a/b"

    @capability-subscriptions-pull
    Scenario: In a claim and in a wake event
      Given the stream "a/b"
      And a pull-wake subscription to the stream "a/b"
      When a worker that works on 1 message of "a/b"
      Then the wake lists just "a/b"
      And the wake names "a/b"

  @DS-6.1-01 @MUST
  Rule: The client chooses the id, and there is one subscription to an id

    Scenario: The id that was chosen
      Given a webhook subscription to the pattern "*"
      Then the answer to the creation is a document with its id
      And a client that reads the subscription gets a document with its id

    Scenario: Two ids
      Given a webhook subscription to the pattern "*"
      And another webhook subscription to the pattern "*"
      Then both subscriptions are there

    Scenario: One id, two patterns
      Given a webhook subscription to the pattern "*"
      When a client asks for it again with "pattern" set to "'~/b/*'"
      Then the request is refused as a conflict and the subscription is unchanged
